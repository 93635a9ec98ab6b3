import type { ShownMessage } from "@frontdesk/client/react";
import type { Message, MessageState } from "@frontdesk/contract";

const editable: ReadonlySet<MessageState> = new Set(["queued", "leased", "sending", "sent"]);

/** Whether a member wrote a message and may still change its text. What has none gets none: Telegram bears it for few kinds. */
export function isEditable(message: ShownMessage, memberId: string): boolean {
  const { text, outgoing, state } = message;
  return isOwn(message, memberId) && text !== "" && outgoing === null && editable.has(state);
}

/** Whether a member wrote a message. */
export function isOwn({ direction, author }: Message, memberId: string): boolean {
  return direction === "out" && author.kind === "member" && author.id === memberId;
}

/** The newest message that a member wrote and may still change. */
export function lastEditable(messages: readonly ShownMessage[], memberId: string): ShownMessage | undefined {
  return messages.findLast((message) => isEditable(message, memberId));
}
