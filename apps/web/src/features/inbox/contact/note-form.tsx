import { withOpId } from "@frontdesk/client";
import { type ContactNote, contactLimits } from "@frontdesk/contract";
import { Button, Group, Stack, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { FormError } from "../../../ui/form-error.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";

interface NoteFormProps {
  contactId: string;
  /** Null for a new one. */
  note: ContactNote | null;
  onClose: () => void;
}

/** Writes down what colleagues should know, in its place on the card. */
export function NoteForm({ contactId, note, onClose }: NoteFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(note?.text ?? "");
  const adds = trpc.contact.addNote.useMutation({ onSuccess: onClose });
  const edits = trpc.contact.editNote.useMutation({ onSuccess: onClose });
  const error = adds.error ?? edits.error;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    if (note === null) adds.mutate(withOpId({ contactId, text }));
    else edits.mutate(withOpId({ noteId: note.id, text, version: note.version }));
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Textarea
          aria-label={t("contactNotes.add")}
          description={t("contactNotes.hint")}
          placeholder={t("contactNotes.placeholder")}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={contactLimits.noteLength}
          autoFocus
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <FormError error={error} />
        <Group gap="xs" justify="end">
          <Button variant="default" size="xs" onClick={onClose}>
            {t("cancel")}
          </Button>
          <SubmitButton
            size="xs"
            isPending={adds.isPending || edits.isPending}
            error={error}
            isDisabled={text.trim() === ""}
          >
            {t("save")}
          </SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
