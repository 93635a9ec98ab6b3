import { type ShownMessage, useLive, useTyping } from "@frontdesk/client/react";
import type { Conversation, Named } from "@frontdesk/contract";
import { Text } from "@mantine/core";
import { type RefObject, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { onDemand } from "../../../ui/on-demand.tsx";
import { useViewer } from "../../../viewer.tsx";
import type { Thread } from "../thread/use-thread.ts";
import type { UsableMoves } from "../use-moves.ts";
import { onWriting } from "../writing/on-writing.ts";
import { AnsweredBar } from "./answered-bar.tsx";
import classes from "./composer.module.css";
import { ComposerClosed } from "./composer-closed.tsx";
import { obstacleTo } from "./composer-obstacle.ts";
import { answeredOf } from "./composition.ts";
import { useDraft } from "./draft.ts";
import { type ChosenExtras, useExtras } from "./extras.ts";
import { FileTray } from "./file-tray.tsx";
import { ModeSwitch } from "./mode-switch.tsx";
import { ReplyLine } from "./reply-line.tsx";
import { type Files, useFiles } from "./use-files.ts";
import { useSending } from "./use-sending.ts";
import { draftKindOf, type WritingMode } from "./writing-mode.ts";
import { WritingNotes } from "./writing-notes.tsx";

const VoiceRecorder = onDemand(async () => (await import("./voice-recorder.tsx")).VoiceRecorder);
const PlaceDialog = onDemand(async () => (await import("./place-dialog.tsx")).PlaceDialog);
const CardDialog = onDemand(async () => (await import("./card-dialog.tsx")).CardDialog);
const ButtonsDialog = onWriting(async () => (await import("../writing/buttons-dialog.tsx")).ButtonsDialog);
const ExtrasTray = onWriting(async () => (await import("../writing/extras-tray.tsx")).ExtrasTray);
const WritingHelp = onWriting(async () => (await import("../writing/writing-help.tsx")).WritingHelp);
const ConfirmUpdate = onWriting(async () => (await import("../writing/confirm-update.tsx")).ConfirmUpdate);

export interface ComposerHandle {
  focus(): void;
  /** Makes the reply answer a message, or a stretch of it. */
  answer(message: ShownMessage, quote: string | null): void;
  /** Adds files to the reply. */
  add(files: readonly File[]): void;
  /** Puts a text into the reply, after what stands there. */
  put(text: string): void;
}

interface ComposerProps {
  conversation: Conversation;
  moves: UsableMoves;
  outgoing: Thread["outgoing"];
  onEditLast: () => void;
  /** Goes back from writing to reading. */
  onLeave: () => void;
  ref: RefObject<ComposerHandle | null>;
}

const nobody: Named[] = [];

/** Where a reply or a note is written; or, where the person can't be written to, why not and what helps. */
export function Composer({ conversation, moves, outgoing, onEditLast, onLeave, ref }: ComposerProps) {
  const { memberId, can } = useViewer();
  const [chosen, setMode] = useState<WritingMode>("reply");
  const [isNoting, setNoting] = useState(false);
  // What was picked for the one does not go with the other.
  const extras = useExtras(memberId, conversation.id);
  const forReply = { files: useFiles(outgoing.roomBytes), extras };
  const forNote = { files: useFiles(outgoing.roomBytes), extras };
  const obstacle = obstacleTo(conversation, { memberId, mayHandle: can("conversation:handle") });
  const mayNote = obstacle !== null && obstacle !== "readOnly";
  const mode = obstacle === null ? chosen : "note";
  // The field of a note is another one, which is only there once that is drawn.
  const focusField = () => requestAnimationFrame(() => ref.current?.focus());
  const write = (next: WritingMode) => {
    setMode(next);
    focusField();
  };
  const note = () => {
    setNoting(true);
    focusField();
  };
  return (
    <>
      {obstacle !== null && (
        <ComposerClosed
          obstacle={obstacle}
          conversation={conversation}
          moves={moves}
          onNote={mayNote && !isNoting ? note : null}
        />
      )}
      {(obstacle === null || (mayNote && isNoting)) && (
        <OpenComposer
          key={draftKindOf(mode)}
          ref={ref}
          conversation={conversation}
          outgoing={outgoing}
          {...(mode === "note" ? forNote : forReply)}
          mode={mode}
          onlyNote={obstacle !== null}
          onMode={write}
          onEditLast={onEditLast}
          onLeave={onLeave}
        />
      )}
    </>
  );
}

interface OpenComposerProps extends Omit<ComposerProps, "moves"> {
  mode: WritingMode;
  files: Files;
  extras: ChosenExtras;
  onlyNote: boolean;
  onMode: (mode: WritingMode) => void;
}

function OpenComposer(props: OpenComposerProps) {
  const { conversation, outgoing, mode, files, extras, onlyNote, onMode, onEditLast, onLeave, ref } = props;
  const { t } = useTranslation();
  const { kind } = useLive();
  const typing = useTyping(conversation.id);
  const input = useRef<HTMLTextAreaElement>(null);
  const isNote = mode === "note";
  const draft = useDraft(conversation.id, draftKindOf(mode));
  const reply = useDraft(conversation.id, "reply");
  const members = trpc.member.list.useQuery(undefined, { enabled: isNote }).data?.data ?? nobody;
  const sending = useSending({ outgoing, mode, draft, files, extras, members });
  const [aside, setAside] = useState<"voice" | "place" | "card" | "buttons" | "confirm" | null>(null);

  const focus = () => input.current?.focus();
  useImperativeHandle(ref, () => ({
    focus,
    answer: (message, quote) => {
      reply.setAnswered(answeredOf(message, quote));
      if (isNote && !onlyNote) onMode("reply");
      requestAnimationFrame(focus);
    },
    add: (picked) => void files.add(picked).then(focus),
    put: (text) => {
      draft.setText(draft.text.trim() === "" ? text : `${draft.text.trimEnd()}\n\n${text}`);
      focus();
    },
  }));

  const leaveAside = () => {
    setAside(null);
    requestAnimationFrame(focus);
  };
  const sendAside = (send: () => void) => {
    send();
    leaveAside();
  };
  const send = () => {
    if (mode === "update" && sending.canSend) setAside("confirm");
    else sending.send();
    focus();
  };
  return (
    <div className={classes.composer} data-mode={mode} onInput={() => typing.type(isNote ? "colleagues" : "contact")}>
      <ModeSwitch mode={mode} onlyNote={onlyNote} onMode={onMode} />
      {draft.answered && !isNote && <AnsweredBar answered={draft.answered} onCancel={() => draft.setAnswered(null)} />}
      <FileTray files={files} />
      {extras.isAny && !isNote && <ExtrasTray extras={extras} />}
      {!isNote && <WritingHelp conversation={conversation} draft={draft} extras={extras} field={input} />}
      {aside === "voice" ? (
        <VoiceRecorder onSend={(voice) => sendAside(() => sending.sendVoice(voice))} onClose={leaveAside} />
      ) : (
        <ReplyLine
          ref={input}
          conversation={conversation}
          mode={mode}
          draft={draft}
          extras={extras}
          canSend={sending.canSend}
          onSend={send}
          onFiles={(picked) => void files.add(picked).then(focus)}
          onAside={setAside}
          onEditLast={onEditLast}
          onLeave={onLeave}
        />
      )}
      <WritingNotes text={draft.text} files={files} />
      {kind === "offline" && (
        <Text size="xs" c="var(--desk-warn-text)">
          {t("composer.offline")}
        </Text>
      )}
      {aside === "place" && (
        <PlaceDialog onSend={(place) => sendAside(() => sending.sendSpecial(place))} onClose={leaveAside} />
      )}
      {aside === "card" && (
        <CardDialog onSend={(card) => sendAside(() => sending.sendSpecial(card))} onClose={leaveAside} />
      )}
      {aside === "buttons" && <ButtonsDialog extras={extras} onClose={leaveAside} />}
      {aside === "confirm" && (
        <ConfirmUpdate
          name={conversation.contact.name}
          text={draft.text}
          onConfirm={() => {
            sendAside(sending.send);
            // The next one is no update unless somebody says so again.
            onMode("reply");
          }}
          onClose={leaveAside}
        />
      )}
    </div>
  );
}
