import { ActionIcon, Textarea } from "@mantine/core";
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useRef } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { Hint } from "../../../ui/hint.tsx";
import { MicrophoneIcon, SendIcon } from "../../../ui/icons.ts";
import { AddMenu } from "./add-menu.tsx";
import classes from "./composer.module.css";
import type { Draft } from "./draft.ts";
import { formattedByKey } from "./markdown-keys.ts";
import { canRecordVoice } from "./record-voice.ts";

interface ReplyLineProps {
  name: string;
  draft: Draft;
  canSend: boolean;
  onSend: () => void;
  onFiles: (files: File[]) => void;
  onAside: (aside: "voice" | "place" | "card") => void;
  onEditLast: () => void;
  ref: RefObject<HTMLTextAreaElement | null>;
}

/** The text field with its keys, and what else a reply may hold. */
export function ReplyLine(props: ReplyLineProps) {
  const { name, draft, canSend, onSend, onFiles, onAside, onEditLast, ref } = props;
  const { t } = useTranslation();
  const picker = useRef<HTMLInputElement>(null);
  const { text, setText, answered, setAnswered } = draft;

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter also ends a word of an input method (Chinese, Japanese): that one is not ours.
    if (event.nativeEvent.isComposing) return;
    const field = event.currentTarget;
    const formatted = formattedByKey(event, { text, start: field.selectionStart, end: field.selectionEnd });
    if (formatted) {
      event.preventDefault();
      // The field has to hold the new text before a stretch of it can be picked out.
      flushSync(() => setText(formatted.text));
      field.setSelectionRange(formatted.start, formatted.end);
      return;
    }
    if (event.key === "Escape") {
      if (answered) setAnswered(null);
      else field.blur();
    }
    if (event.key === "ArrowUp" && text === "") {
      event.preventDefault();
      onEditLast();
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    onSend();
  };
  const onPaste = (event: ClipboardEvent) => {
    const { files, types } = event.clipboardData;
    // What an office program copies has a picture of itself along: people mean the words.
    if (files.length === 0 || types.includes("text/plain")) return;
    event.preventDefault();
    onFiles([...files]);
  };
  return (
    <form
      className={classes.line}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <AddMenu
        onFiles={() => picker.current?.click()}
        onPlace={() => onAside("place")}
        onCard={() => onAside("card")}
      />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t("composer.addFile")}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file may be picked again.
          currentTarget.value = "";
        }}
      />
      <Textarea
        ref={ref}
        className={classes.input}
        aria-label={t("composer.label", { name })}
        aria-keyshortcuts="/"
        placeholder={t("composer.placeholder")}
        autosize
        minRows={1}
        maxRows={10}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {!canSend && canRecordVoice() ? (
        <Hint label={t("composer.record")}>
          <ActionIcon
            size={36}
            variant="subtle"
            color="gray"
            aria-label={t("composer.record")}
            onClick={() => onAside("voice")}
          >
            <MicrophoneIcon size={20} />
          </ActionIcon>
        </Hint>
      ) : null}
      <Hint label={t("composer.hint")}>
        <ActionIcon type="submit" size={36} variant="filled" aria-label={t("composer.send")} disabled={!canSend}>
          <SendIcon size={18} />
        </ActionIcon>
      </Hint>
    </form>
  );
}
