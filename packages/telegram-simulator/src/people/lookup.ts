import { SimulatorProblem } from "../simulator-problem.ts";
import type { Bot } from "../world/bot.ts";
import type { GroupChat } from "../world/group-chat.ts";
import type { StoredMessage } from "../world/message.ts";
import type { Person } from "../world/person.ts";
import type { PrivateRoom, Room } from "../world/room.ts";
import type { World } from "../world/world.ts";

/** Who acts, and towards which bot. */
export interface Side {
  personId: number;
  botId: number;
}

/** Who acts, and in which group; in a forum perhaps in which topic. */
interface GroupSide {
  personId: number;
  chatId: number;
  threadId?: number;
}

/** Where a person acts. */
export type Where = Side | GroupSide;

/** A person's view of a chat. */
export interface Phone<R extends Room = Room> {
  world: World;
  person: Person;
  room: R;
  threadId?: number;
}

/** @throws SimulatorProblem when there is no such person */
export function getPerson(world: World, personId: number): Person {
  const person = world.people.get(personId);
  if (!person) throw new SimulatorProblem(`there is no person ${personId}`);
  return person;
}

/** @throws SimulatorProblem when there is no such bot */
export function getBot(world: World, botId: number): Bot {
  const bot = world.bots.get(botId);
  if (!bot) throw new SimulatorProblem(`there is no bot ${botId}`);
  return bot;
}

/** @throws SimulatorProblem when there is no such group */
export function getGroup(world: World, chatId: number): GroupChat {
  const group = world.groups.get(chatId);
  if (!group) throw new SimulatorProblem(`there is no group ${chatId}`);
  return group;
}

/** The person's view of the private chat. @throws SimulatorProblem when one of the two doesn't exist */
export function openPrivate(world: World, { personId, botId }: Side): Phone<PrivateRoom> & { bot: Bot } {
  const person = getPerson(world, personId);
  const bot = getBot(world, botId);
  return { world, person, bot, room: { kind: "private", chat: world.chat(botId, personId), person } };
}

/** The person's view of a private chat or a group. @throws SimulatorProblem when something of it doesn't exist */
export function openPhone(world: World, where: Where): Phone {
  if (!("chatId" in where)) return openPrivate(world, where);
  const person = getPerson(world, where.personId);
  const chat = getGroup(world, where.chatId);
  const { threadId } = where;
  if (threadId !== undefined && !chat.topics.has(threadId)) throw new SimulatorProblem(`there is no topic ${threadId}`);
  return { world, person, room: { kind: "group", chat }, ...(threadId !== undefined && { threadId }) };
}

/** @throws SimulatorProblem when the message doesn't exist (any more) */
export function getMessage(phone: Phone, messageId: number): StoredMessage {
  const message = phone.room.chat.messages.get(messageId);
  if (!message) throw new SimulatorProblem(`there is no message ${messageId} in this chat`);
  return message;
}

/** Whether the person of this phone wrote the message. */
export function isTheirs({ room, person }: Phone, { from, authorId }: StoredMessage): boolean {
  return room.kind === "private" ? from === "person" : authorId === person.id;
}
