import { BotApiError, badRequest, forbidden } from "../bot-api/error.ts";
import type { GroupChat } from "../world/group-chat.ts";
import { isInside } from "../world/group-chat.ts";
import type { GroupRoom, PrivateRoom, Room } from "../world/room.ts";
import type { MethodCall } from "./method.ts";

/** The chat that `field` names, for looking only. @throws Bad Request, Forbidden when this bot may not even look */
export function findChat(call: MethodCall, field = "chat_id"): Room {
  const room = findRoom(call, field);
  if (room.kind === "group" && room.chat.type !== "group") assertInside(call, room.chat, { isWriting: false });
  return room;
}

/** The chat that `chat_id` names, if the bot may write there. @throws Bad Request, Forbidden */
export function findWritableChat(call: MethodCall): Room {
  const chatId = Number(call.fields.text("chat_id"));
  if (call.world.bots.has(chatId)) throw forbidden("bots can't send messages to bots");
  const room = findRoom(call, "chat_id");
  if (room.kind === "private") assertOpen(room);
  else assertInside(call, room.chat, { isWriting: true });
  return room;
}

/** The group that `chat_id` names, if the bot is in it. @throws Bad Request with `complaint` when it is no group */
export function findGroup(call: MethodCall, complaint: string): GroupRoom {
  const room = findWritableChat(call);
  if (room.kind !== "group") throw badRequest(complaint);
  return room;
}

function findRoom({ world, bot, fields }: MethodCall, field: string): Room {
  const given = fields.text(field).trim();
  if (given === "") throw badRequest("chat_id is empty");
  const group = given.startsWith("@") ? world.findGroup(given.slice(1)) : world.groups.get(Number(given));
  if (group && (group.members.has(bot.id) || group.username)) return { kind: "group", chat: group };
  const person = /^-?\d+$/.test(given) ? world.people.get(Number(given)) : undefined;
  if (!person) throw badRequest("chat not found");
  return { kind: "private", chat: world.chat(bot.id, person.id), person };
}

function assertOpen({ chat, person }: PrivateRoom): void {
  if (person.deactivated) throw forbidden("user is deactivated");
  if (!chat.opened) throw forbidden("bot can't initiate conversation with a user");
  if (chat.blocked) throw forbidden("bot was blocked by the user");
}

/** T10: a group that became a supergroup says where it is now. */
function assertInside({ bot }: MethodCall, group: GroupChat, { isWriting }: { isWriting: boolean }): void {
  const name = group.type === "group" ? "group chat" : `${group.type} chat`;
  const status = group.members.get(bot.id)?.status;
  if (group.migratedTo !== undefined) {
    throw new BotApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", {
      migrate_to_chat_id: group.migratedTo,
    });
  }
  if (status === "kicked") throw forbidden(`bot was kicked from the ${name}`);
  const mayLookIn = group.username !== undefined && !isWriting;
  if (!isInside(status) && !mayLookIn) throw forbidden(`bot is not a member of the ${name}`);
}
