import { useLive, useTyping } from "@frontdesk/client/react";
import type { Conversation } from "@frontdesk/contract";
import { Text } from "@mantine/core";
import { type Ref, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { onDemand } from "../../../ui/on-demand.tsx";
import { useViewer } from "../../../viewer.tsx";
import type { Thread } from "../thread/use-thread.ts";
import type { UsableMoves } from "../use-moves.ts";
import { AnsweredBar } from "./answered-bar.tsx";
import classes from "./composer.module.css";
import { ComposerClosed } from "./composer-closed.tsx";
import { obstacleTo } from "./composer-obstacle.ts";
import { type Answered, useDraft } from "./draft.ts";
import { FileTray } from "./file-tray.tsx";
import { ReplyLine } from "./reply-line.tsx";
import { useFiles } from "./use-files.ts";
import { useSending } from "./use-sending.ts";
import { WritingNotes } from "./writing-notes.tsx";

const VoiceRecorder = onDemand(async () => (await import("./voice-recorder.tsx")).VoiceRecorder);
const PlaceDialog = onDemand(async () => (await import("./place-dialog.tsx")).PlaceDialog);
const CardDialog = onDemand(async () => (await import("./card-dialog.tsx")).CardDialog);

export interface ComposerHandle {
  focus(): void;
  /** Makes the reply answer a message. */
  answer(answered: Answered): void;
  /** Adds files to the reply. */
  add(files: readonly File[]): void;
}

interface ComposerProps {
  conversation: Conversation;
  moves: UsableMoves;
  outgoing: Thread["outgoing"];
  onEditLast: () => void;
  ref: Ref<ComposerHandle>;
}

/** Where a reply is written; or, where none can be, why not and what helps. */
export function Composer({ conversation, moves, outgoing, onEditLast, ref }: ComposerProps) {
  const { t } = useTranslation();
  const { memberId, can } = useViewer();
  const { kind } = useLive();
  const typing = useTyping(conversation.id);
  const input = useRef<HTMLTextAreaElement>(null);
  const draft = useDraft(memberId, conversation.id);
  const files = useFiles(outgoing.roomBytes);
  const sending = useSending({ outgoing, draft, files });
  const [aside, setAside] = useState<"voice" | "place" | "card" | null>(null);

  const focus = () => input.current?.focus();
  useImperativeHandle(ref, () => ({
    focus,
    answer: (answered) => {
      draft.setAnswered(answered);
      focus();
    },
    add: (picked) => void files.add(picked).then(focus),
  }));

  const obstacle = obstacleTo(conversation, { memberId, mayHandle: can("conversation:handle") });
  if (obstacle !== null) return <ComposerClosed obstacle={obstacle} conversation={conversation} moves={moves} />;

  const leaveAside = () => {
    setAside(null);
    requestAnimationFrame(focus);
  };
  const sendAside = (send: () => void) => {
    send();
    leaveAside();
  };
  return (
    <div className={classes.composer} onInput={() => typing.type("contact")}>
      {draft.answered && <AnsweredBar answered={draft.answered} onCancel={() => draft.setAnswered(null)} />}
      <FileTray files={files} />
      {aside === "voice" ? (
        <VoiceRecorder onSend={(voice) => sendAside(() => sending.sendVoice(voice))} onClose={leaveAside} />
      ) : (
        <ReplyLine
          ref={input}
          name={conversation.contact.name}
          draft={draft}
          canSend={sending.canSend}
          onSend={() => {
            sending.send();
            focus();
          }}
          onFiles={(picked) => void files.add(picked).then(focus)}
          onAside={setAside}
          onEditLast={onEditLast}
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
    </div>
  );
}
