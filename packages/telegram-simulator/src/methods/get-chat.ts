import { badRequest } from "../bot-api/error.ts";
import { presentMessage } from "../world/present-message.ts";
import { chatObjectOf } from "../world/room.ts";
import { findChat } from "./find-chat.ts";
import type { MethodCall } from "./method.ts";

/** https://core.telegram.org/bots/api#getchat, as far as a chat here has such things. */
export function getChat(call: MethodCall) {
  const room = findChat(call);
  const { world, bot } = call;
  const isPrivate = room.kind === "private";
  if (isPrivate && !room.chat.opened) throw badRequest("chat not found");
  const username = isPrivate ? room.person.username : room.chat.username;
  const pinned = room.chat.messages.get(room.chat.pinned?.at(-1) ?? 0);
  return {
    ...chatObjectOf(room),
    ...(username && { active_usernames: [username] }),
    ...(room.kind === "group" && room.chat.type !== "channel" && { permissions: room.chat.permissions }),
    ...(pinned && { pinned_message: presentMessage({ world, bot, room }, pinned) }),
    accent_color_id: Math.abs(chatObjectOf(room).id) % 7,
    max_reaction_count: 11,
    accepted_gift_types: giftTypes(isPrivate),
  };
}

function giftTypes(isTaken: boolean) {
  return {
    unlimited_gifts: isTaken,
    limited_gifts: isTaken,
    unique_gifts: isTaken,
    premium_subscription: isTaken,
    gifts_from_channels: isTaken,
  };
}
