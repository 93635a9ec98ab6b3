import type { Conversation, Guide } from "@frontdesk/contract";
import { ActionIcon, Textarea } from "@mantine/core";
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useRef } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { Hint } from "../../../ui/hint.tsx";
import { MicrophoneIcon, PencilIcon, SendIcon } from "../../../ui/icons.ts";
import { onWriting } from "../writing/on-writing.ts";
import { AddMenu } from "./add-menu.tsx";
import classes from "./composer.module.css";
import type { Draft } from "./draft.ts";
import type { ChosenExtras } from "./extras.ts";
import { formattedByKey } from "./markdown-keys.ts";
import { canRecordVoice } from "./record-voice.ts";
import { replaceTrigger } from "./trigger.ts";
import { useStartGuide } from "./use-start-guide.ts";
import { useSuggestions } from "./use-suggestions.ts";
import type { WritingMode } from "./writing-mode.ts";

const CannedSuggestions = onWriting(async () => (await import("../writing/canned-suggestions.tsx")).CannedSuggestions);
const MemberSuggestions = onWriting(async () => (await import("../writing/member-suggestions.tsx")).MemberSuggestions);

interface ReplyLineProps {
  conversation: Conversation;
  mode: WritingMode;
  draft: Draft;
  extras: ChosenExtras;
  canSend: boolean;
  onSend: () => void;
  onFiles: (files: File[]) => void;
  onAside: (aside: "voice" | "place" | "card" | "buttons") => void;
  onEditLast: () => void;
  /** Goes back from writing to reading. */
  onLeave: () => void;
  ref: RefObject<HTMLTextAreaElement | null>;
}

/** The text field with its keys, and what else a reply may hold. */
export function ReplyLine(props: ReplyLineProps) {
  const { conversation, mode, draft, extras, canSend, onSend, onFiles, onAside, onEditLast, onLeave, ref } = props;
  const { t } = useTranslation();
  const picker = useRef<HTMLInputElement>(null);
  const { text, setText, answered, setAnswered } = draft;
  const { name } = conversation.contact;
  const isNote = mode === "note";
  const suggestions = useSuggestions(text, isNote ? "@" : "/");
  const startGuide = useStartGuide(conversation.id);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter also ends a word of an input method (Chinese, Japanese): that one is not ours.
    if (event.nativeEvent.isComposing) return;
    if (suggestions.takesKey(event.key)) return event.preventDefault();
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
      if (answered && !isNote) setAnswered(null);
      else onLeave();
    }
    if (event.key === "ArrowUp" && text === "") {
      event.preventDefault();
      onEditLast();
    }
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    onSend();
  };
  /** Puts something in the place of the word that asked for it. */
  const pick = (by: string) => {
    if (!suggestions.trigger) return;
    const next = replaceTrigger(text, suggestions.trigger, by);
    flushSync(() => setText(next.text));
    ref.current?.focus();
    ref.current?.setSelectionRange(next.caret, next.caret);
    suggestions.setCaret(next.caret);
  };
  const onPaste = (event: ClipboardEvent) => {
    const { files, types } = event.clipboardData;
    // What an office program copies has a picture of itself along: people mean the words.
    if (files.length === 0 || types.includes("text/plain")) return;
    event.preventDefault();
    onFiles([...files]);
  };
  const sendWords = isNote ? "composer.sendNote" : mode === "update" ? "composer.sendUpdate" : "composer.send";
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
        onButtons={isNote ? null : () => onAside("buttons")}
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
        aria-label={t(isNote ? "composer.noteLabel" : "composer.label", { name })}
        aria-keyshortcuts="/"
        placeholder={t(placeholders[mode], { name })}
        autosize
        minRows={1}
        maxRows={10}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          suggestions.setCaret(event.currentTarget.selectionStart);
        }}
        onSelect={(event) => suggestions.setCaret(event.currentTarget.selectionStart)}
        onBlur={suggestions.leave}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {suggestions.trigger && !isNote && (
        <CannedSuggestions
          ref={suggestions.keys}
          query={suggestions.trigger.query}
          conversation={conversation}
          onReply={({ text: picked, ...brought }) => {
            pick(picked);
            extras.set(brought);
          }}
          onGuide={(guide: Guide) => {
            pick("");
            startGuide(guide.id);
          }}
          onClose={suggestions.close}
        />
      )}
      {suggestions.trigger && isNote && (
        <MemberSuggestions
          ref={suggestions.keys}
          query={suggestions.trigger.query}
          onPick={(member) => pick(`@${member.name} `)}
          onClose={suggestions.close}
        />
      )}
      {!canSend && !isNote && canRecordVoice() ? (
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
        <ActionIcon
          type="submit"
          size={36}
          variant="filled"
          {...(isNote && { color: "orange.9" })}
          aria-label={t(sendWords)}
          disabled={!canSend}
        >
          {isNote ? <PencilIcon size={18} /> : <SendIcon size={18} />}
        </ActionIcon>
      </Hint>
    </form>
  );
}

const placeholders = {
  reply: "composer.placeholder",
  note: "composer.notePlaceholder",
  update: "composer.updatePlaceholder",
} as const;
