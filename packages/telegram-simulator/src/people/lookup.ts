import { SimulatorProblem } from "../simulator-problem.ts";
import type { Bot } from "../world/bot.ts";
import type { StoredMessage } from "../world/message.ts";
import type { Person } from "../world/person.ts";
import type { Room } from "../world/room.ts";
import type { World } from "../world/world.ts";

/** Who acts, and towards which bot. */
export interface Side {
  personId: number;
  botId: number;
}

/** A person's end of a private chat. */
export interface Phone {
  world: World;
  person: Person;
  bot: Bot;
  room: Room;
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

/** The person's view of the chat. @throws SimulatorProblem when one of the two doesn't exist */
export function openPhone(world: World, { personId, botId }: Side): Phone {
  const person = getPerson(world, personId);
  const bot = getBot(world, botId);
  return { world, person, bot, room: { chat: world.chat(botId, personId), person } };
}

/** @throws SimulatorProblem when the message doesn't exist (any more) */
export function getMessage(phone: Phone, messageId: number): StoredMessage {
  const message = phone.room.chat.messages.get(messageId);
  if (!message) throw new SimulatorProblem(`there is no message ${messageId} in this chat`);
  return message;
}
