import type { MessageOrigin } from "../bot-api/objects.ts";
import { unixSeconds } from "../clock.ts";
import type { StoredMessage } from "./message.ts";
import type { View } from "./present-message.ts";
import { authorOf, chatObjectOf } from "./room.ts";

/** Where a message that is forwarded now comes from; people may hide who they are. */
export function originOf(view: View, message: StoredMessage): MessageOrigin {
  const date = unixSeconds(message.sentAt);
  const { from } = authorOf(view, message);
  if (!from) return { type: "channel", chat: chatObjectOf(view.room), message_id: message.messageId, date };
  const person = view.world.people.get(from.id);
  if (!person?.hidesForwards) return { type: "user", sender_user: from, date };
  return { type: "hidden_user", sender_user_name: [person.firstName, person.lastName].filter(Boolean).join(" "), date };
}

/** A message's origin, also in the fields older bots know. */
export function presentOrigin(origin: MessageOrigin): Record<string, unknown> {
  return { forward_origin: origin, ...olderFields(origin), forward_date: origin.date };
}

function olderFields(origin: MessageOrigin): Record<string, unknown> {
  switch (origin.type) {
    case "user":
      return { forward_from: origin.sender_user };
    case "hidden_user":
      return { forward_sender_name: origin.sender_user_name };
    case "chat":
      return { forward_from_chat: origin.sender_chat, ...signatureOf(origin) };
    case "channel":
      return { forward_from_chat: origin.chat, forward_from_message_id: origin.message_id, ...signatureOf(origin) };
  }
}

function signatureOf({ author_signature: signature }: { author_signature?: string }) {
  return signature ? { forward_signature: signature } : {};
}
