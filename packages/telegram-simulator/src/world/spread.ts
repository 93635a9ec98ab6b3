import { hears } from "./audience.ts";
import type { Bot } from "./bot.ts";
import type { StoredMessage } from "./message.ts";
import { presentMessage } from "./present-message.ts";
import { botsIn, type Room } from "./room.ts";
import type { World } from "./world.ts";

/** Tells every bot that may hear it of a message; the id of the first update that was made, if any. */
export function spread(
  world: World,
  room: Room,
  message: StoredMessage,
  { isEdit = false, also = [] }: { isEdit?: boolean; also?: readonly Bot[] } = {},
): { updateId?: number } {
  const kind = kindOf(room, isEdit);
  const bots = botsIn(world, room).filter((bot) => room.kind === "private" || hears(bot, room.chat, message));
  const updates = [...bots, ...also].flatMap(
    (bot) => bot.updates.push(kind, presentMessage({ world, bot, room }, message)) ?? [],
  );
  const [first] = updates;
  return first ? { updateId: first.update_id } : {};
}

function kindOf(room: Room, isEdit: boolean): string {
  const isPost = room.kind === "group" && room.chat.type === "channel";
  if (isPost) return isEdit ? "edited_channel_post" : "channel_post";
  return isEdit ? "edited_message" : "message";
}
