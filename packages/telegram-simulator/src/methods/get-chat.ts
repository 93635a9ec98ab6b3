import { badRequest } from "../bot-api/error.ts";
import { chatOf } from "../world/person.ts";
import { findChat } from "./find-chat.ts";
import type { MethodCall } from "./method.ts";

/** https://core.telegram.org/bots/api#getchat, for private chats: who it is. */
export function getChat(call: MethodCall) {
  const { chat, person } = findChat(call);
  if (!chat.opened) throw badRequest("chat not found");
  return {
    ...chatOf(person),
    ...(person.username && { active_usernames: [person.username] }),
    accent_color_id: person.id % 7,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: true,
      limited_gifts: true,
      unique_gifts: true,
      premium_subscription: true,
      gifts_from_channels: true,
    },
  };
}
