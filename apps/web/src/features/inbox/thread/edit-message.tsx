import { withOpId } from "@frontdesk/client";
import { type Message, messageLimits } from "@frontdesk/contract";
import { Button, Group, Textarea } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { FormError } from "../../../ui/form-error.tsx";
import { mentionedIn } from "../writing/mentioned.ts";
import classes from "./edit-message.module.css";

/** Changes the text of an own message in its place, at Telegram too. */
export function EditMessage({ message, onEnd }: { message: Message; onEnd: () => void }) {
  const { t } = useTranslation();
  // Formatting is typed as Markdown: an edit of the text as it reads would lose it.
  const typed = message.source ?? message.text;
  const [text, setText] = useState(typed);
  const isNote = message.direction === "note";
  const toPerson = trpc.message.edit.useMutation({ onSuccess: onEnd });
  const toColleagues = trpc.message.editNote.useMutation({ onSuccess: onEnd });
  const edit = isNote ? toColleagues : toPerson;
  const members = trpc.member.list.useQuery(undefined, { enabled: isNote }).data?.data ?? message.mentions;
  const isValid = text.trim() !== "" && text.length <= messageLimits.sourceLength;

  const save = () => {
    if (text === typed) onEnd();
    else if (isValid) {
      const change = { messageId: message.id, text, version: message.version };
      if (isNote)
        toColleagues.mutate(withOpId({ ...change, mentions: mentionedIn(text, members).map(({ id }) => id) }));
      else toPerson.mutate(withOpId(change));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") onEnd();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    save();
  };
  return (
    <div className={classes.edit}>
      <Textarea
        aria-label={t("thread.editing")}
        description={t("thread.editHint")}
        inputWrapperOrder={["input", "description"]}
        autosize
        minRows={1}
        maxRows={10}
        autoFocus
        maxLength={messageLimits.sourceLength}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.setSelectionRange(text.length, text.length)}
        onKeyDown={onKeyDown}
      />
      <FormError error={edit.error} />
      <Group justify="end" gap="xs">
        <Button size="xs" variant="default" onClick={onEnd}>
          {t("cancel")}
        </Button>
        <Button size="xs" loading={edit.isPending} disabled={!isValid} onClick={save}>
          {t("save")}
        </Button>
      </Group>
    </div>
  );
}
