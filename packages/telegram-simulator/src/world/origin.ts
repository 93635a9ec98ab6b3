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
