import type { ShownMessage } from "@frontdesk/client/react";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { onDemand } from "../../../ui/on-demand.tsx";
import { onWriting } from "../writing/on-writing.ts";
import { useLongPress } from "./actions/long-press.ts";
import { MessageActions, menuMark } from "./actions/message-actions.tsx";
import classes from "./bubble.module.css";
import { Attachments } from "./media/attachments.tsx";
import { MessageHistory } from "./message-history.tsx";
import { MessageState } from "./message-state.tsx";
import { FoldedText } from "./parts/folded-text.tsx";
import { ForwardLine } from "./parts/forward-line.tsx";
import { withMentions } from "./parts/mentions.ts";
import { Reactions } from "./parts/reactions.tsx";
import { ReplyBar } from "./parts/reply-bar.tsx";
import { useThreadHands } from "./thread-context.ts";

const EditMessage = onDemand(async () => (await import("./edit-message.tsx")).EditMessage);
const Special = onDemand(async () => (await import("./parts/special.tsx")).Special);

const PressedButtons = onWriting(async () => (await import("../writing/pressed-buttons.tsx")).PressedButtons);

/** One message: where it comes from, what it answers, what it holds, who reacted, and where an own one stands. */
export const Bubble = memo(function Bubble({ message, isEdited }: { message: ShownMessage; isEdited: boolean }) {
  const { t } = useTranslation();
  const { endEdit } = useThreadHands();
  const press = useLongPress((row) => row.querySelector<HTMLElement>(`[${menuMark}]`)?.click());
  if (isEdited) return <EditMessage message={message} onEnd={endEdit} />;

  const { id, state, text, special, reply, forwardedFrom, reactions, editedAt, outgoing, buttons } = message;
  const isOut = message.direction === "out";
  const isNote = message.direction === "note";
  const isGone = state === "deleted" || state === "deleting";
  const isTold = isNote && (isGone || outgoing !== null);
  return (
    <div className={classes.row} data-message={id} {...press}>
      <article
        className={classes.bubble}
        data-state={state}
        data-update={message.isUpdate || undefined}
        data-bare={isBare(message) || undefined}
      >
        {message.isUpdate && <p className={classes.kind}>{t("thread.update")}</p>}
        {forwardedFrom && <ForwardLine origin={forwardedFrom} />}
        {reply && <ReplyBar reply={reply} />}
        <Attachments message={message} />
        {special && special.kind !== "act" && <Special special={special} />}
        {text !== "" && <FoldedText text={text} entities={withMentions(message)} />}
        {buttons.length > 0 && <PressedButtons buttons={buttons} />}
        {reactions.length > 0 && <Reactions message={message} />}
        {(editedAt !== null || isOut || isTold) && (
          <footer className={classes.foot}>
            {editedAt !== null && <MessageHistory messageId={id} />}
            {(isOut || outgoing !== null) && <MessageState message={message} />}
            {isNote && isGone && <span>{t("thread.noteDeleted")}</span>}
          </footer>
        )}
      </article>
      {outgoing === null && !isGone && <MessageActions message={message} />}
    </div>
  );
});

/** Whether a message is nothing but a sticker or a round film, which stand without a bubble around them. */
function isBare({ attachments, text, special }: ShownMessage): boolean {
  const [only] = attachments;
  const stands = only?.kind === "sticker" || only?.kind === "video_note";
  return stands && attachments.length === 1 && text === "" && special === null && only.state === "ready";
}
