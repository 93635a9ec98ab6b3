import type { ShownMessage } from "@frontdesk/client/react";
import type { Message, MessageState } from "@frontdesk/contract";

const editable: ReadonlySet<MessageState> = new Set(["queued", "leased", "sending", "sent"]);
const written: ReadonlySet<Message["direction"]> = new Set(["out", "note"]);

/** Whether a member wrote a message and may still change its text. What has none gets none: Telegram bears it for few kinds. */
export function isEditable(message: ShownMessage, memberId: string): boolean {
  const { text, outgoing, state, direction } = message;
  const isOpen = direction === "note" ? state === "received" : editable.has(state);
  return isOwn(message, memberId) && text !== "" && outgoing === null && isOpen;
}

/** Whether a member wrote a message, to the person or among colleagues. */
export function isOwn({ direction, author }: Message, memberId: string): boolean {
  return written.has(direction) && author.kind === "member" && author.id === memberId;
}

/** The newest message that a member wrote and may still change. */
export function lastEditable(messages: readonly ShownMessage[], memberId: string): ShownMessage | undefined {
  return messages.findLast((message) => isEditable(message, memberId));
}
