import type { Chat, User } from "../bot-api/objects.ts";
import { type Bot, botUserOf } from "./bot.ts";
import type { StoredMessage } from "./message.ts";
import { chatOf, type Person, userOf } from "./person.ts";
import type { PrivateChat } from "./private-chat.ts";
import type { World } from "./world.ts";

/** The private chat of a person with a bot. */
export interface Room {
  chat: PrivateChat;
  person: Person;
}

/** The chat's id as bots know it. */
export function chatIdOf(room: Room): number {
  return room.person.id;
}

/** The chat as it stands in a message. */
export function chatObjectOf(room: Room): Chat {
  return chatOf(room.person);
}

/** The fields that say who wrote a message. */
export function authorOf({ bot, room }: { bot: Bot; room: Room }, message: StoredMessage): { from: User } {
  return { from: message.from === "bot" ? botUserOf(bot) : userOf(room.person) };
}

/** The number of the next message here. */
export function takeMessageId(bot: Bot): number {
  return bot.nextMessageId++;
}

/** Tells who looks on that something in the room is new. */
export function announceRoom(world: World, room: Room): void {
  world.chatChanged(room.chat);
}
