import { SimulatorProblem } from "../simulator-problem.ts";
import { type Bot, tokenPattern } from "../world/bot.ts";
import type { Person } from "../world/person.ts";
import type { World } from "../world/world.ts";
import { getPerson } from "./lookup.ts";

/** What a new person is called. */
export interface NewPerson {
  firstName: string;
  lastName?: string;
  username?: string;
  languageCode?: string;
  phoneNumber?: string;
  /** Whether forwards of their messages name them without a link to the account. */
  hidesForwards?: boolean;
  /** The next free one when left out. */
  id?: number;
}

/** What BotFather asks. */
export interface NewBot {
  username: string;
  name: string;
  /** Any well-formed one; made up when left out. Its number is the bot's id. */
  token?: string;
  /** True unless given. */
  canJoinGroups?: boolean;
  /** Whether privacy mode is off; false unless given. */
  canReadAllGroupMessages?: boolean;
}

/** Above 2³¹, as Telegram's ids have long been. */
const firstPersonId = 7_000_000_001;
const firstBotId = 8_000_000_001;

/** Gives somebody a phone. @throws SimulatorProblem when the id is taken or the name empty */
export function createPerson(world: World, given: NewPerson): Person {
  const id = given.id ?? nextId(firstPersonId, world.people);
  if (world.people.has(id) || world.bots.has(id)) throw new SimulatorProblem(`the id ${id} is taken`);
  if (!Number.isSafeInteger(id) || id <= 0) throw new SimulatorProblem("a person's id is a positive number");
  const person: Person = { ...named(given), id, deactivated: false };
  world.people.set(id, person);
  world.announce({ kind: "people" });
  return person;
}

/** Gives a person another name; what bots learn of it is what their next message says. @throws SimulatorProblem */
export function renamePerson(world: World, personId: number, given: NewPerson): Person {
  const { deactivated, face } = getPerson(world, personId);
  const person = { ...named(given), id: personId, deactivated, ...(face && { face }) };
  world.people.set(personId, person);
  world.announce({ kind: "people" });
  return person;
}

/** Makes a bot account. @throws SimulatorProblem when the token is malformed or taken */
export function createBot(world: World, given: NewBot): Bot {
  const token = given.token ?? `${nextId(firstBotId, world.bots)}:AA${world.random.token(33)}`;
  const id = Number(tokenPattern.exec(token)?.[1]);
  if (Number.isNaN(id))
    throw new SimulatorProblem("a token looks like 123456789:AA… with 35 characters after the colon");
  if (world.bots.has(id) || world.people.has(id)) throw new SimulatorProblem(`the id ${id} is taken`);
  if (!/^[A-Za-z]\w{3,30}bot$/i.test(given.username)) {
    throw new SimulatorProblem('a bot\'s username has 5 to 32 letters, digits and underscores and ends in "bot"');
  }
  const bot = world.addBot({ id, token, username: given.username, name: given.name });
  return setBot(bot, given);
}

/** Changes what BotFather lets its owner change. A group takes note when the bot is added anew; here it is at once. */
export function setBot(bot: Bot, given: Pick<NewBot, "canJoinGroups" | "canReadAllGroupMessages">): Bot {
  bot.canJoinGroups = given.canJoinGroups ?? bot.canJoinGroups;
  bot.canReadAllGroupMessages = given.canReadAllGroupMessages ?? bot.canReadAllGroupMessages;
  return bot;
}

function named(given: NewPerson): Omit<Person, "id" | "deactivated"> {
  const firstName = given.firstName.trim();
  if (firstName === "") throw new SimulatorProblem("a person has a first name");
  return {
    firstName,
    ...(given.lastName && { lastName: given.lastName }),
    ...(given.username && { username: given.username }),
    ...(given.languageCode && { languageCode: given.languageCode }),
    ...(given.phoneNumber && { phoneNumber: given.phoneNumber }),
    ...(given.hidesForwards && { hidesForwards: true }),
  };
}

function nextId(first: number, taken: ReadonlyMap<number, unknown>): number {
  let id = first;
  while (taken.has(id)) id++;
  return id;
}
