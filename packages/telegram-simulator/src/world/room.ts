import type { Chat, User } from "../bot-api/objects.ts";
import { type Bot, botUserOf } from "./bot.ts";
import { type GroupChat, groupObject, isInside } from "./group-chat.ts";
import type { StoredMessage } from "./message.ts";
import { chatOf, type Person, userOf } from "./person.ts";
import type { PrivateChat } from "./private-chat.ts";
import type { World } from "./world.ts";

/** The private chat of a person with a bot. */
export interface PrivateRoom {
  kind: "private";
  chat: PrivateChat;
  person: Person;
}

/** A group, supergroup or channel. */
export interface GroupRoom {
  kind: "group";
  chat: GroupChat;
}

/** Where messages are. */
export type Room = PrivateRoom | GroupRoom;

/** The chat's id as bots know it. */
export function chatIdOf(room: Room): number {
  return room.kind === "private" ? room.person.id : room.chat.id;
}

/** The chat as it stands in a message. */
export function chatObjectOf(room: Room): Chat {
  return room.kind === "private" ? chatOf(room.person) : groupObject(room.chat);
}

/** The person or bot of this id as bots see it. */
export function findUser({ people, bots }: World, id: number): User | undefined {
  const person = people.get(id);
  const bot = bots.get(id);
  return person ? userOf(person) : bot && botUserOf(bot);
}

/** https://core.telegram.org/bots/api#message, `from`. */
const standIns = {
  group: { id: 1_087_968_824, is_bot: true, first_name: "Group", username: "GroupAnonymousBot" },
  channel: { id: 136_817_688, is_bot: true, first_name: "Channel", username: "Channel_Bot" },
} as const;

/** The fields that say who wrote a message: somebody, or the chat itself. */
export function authorOf(
  { world, bot, room }: { world: World; bot: Bot; room: Room },
  message: StoredMessage,
): { from?: User; sender_chat?: Chat } {
  if (message.from === "chat") {
    const chat = world.groups.get(message.asChatId ?? 0);
    if (!chat) return { sender_chat: chatObjectOf(room) };
    // Telegram fills `from` of such a message with an account of its own, for bots that know no better.
    return { from: standIns[chat.type === "channel" ? "channel" : "group"], sender_chat: groupObject(chat) };
  }
  if (room.kind === "private") return { from: message.from === "bot" ? botUserOf(bot) : userOf(room.person) };
  const from = findUser(world, message.authorId ?? 0);
  return from ? { from } : {};
}

/** The bots here: the one of a private chat, all members of a group. */
export function botsIn({ bots }: World, room: Room): Bot[] {
  const ids = room.kind === "private" ? [room.chat.botId] : [...room.chat.members.keys()];
  return ids.flatMap((id) => {
    const bot = bots.get(id);
    return bot && (room.kind === "private" || isInside(room.chat.members.get(id)?.status)) ? [bot] : [];
  });
}

/** The number of the next message here. All private chats of a bot share one numbering. */
export function takeMessageId({ bots }: World, { kind, chat }: Room): number {
  if (kind === "group") return chat.nextMessageId++;
  const bot = bots.get(chat.botId);
  if (!bot) throw new RangeError(`no bot ${chat.botId}`);
  return bot.nextMessageId++;
}

/** Tells who looks on that something in the room is new. */
export function announceRoom(world: World, { kind, chat }: Room): void {
  if (kind === "private") world.announce({ kind: "chat", botId: chat.botId, personId: chat.personId });
  else world.announce({ kind: "group", chatId: chat.id });
}
