import type { FaultRule } from "../faults.ts";
import type { FloodLimits } from "../flood/flood-control.ts";
import type { LedgerEntry, LedgerQuery } from "../ledger.ts";
import type { GroupSetting, MemberSetting, NewGroup } from "../people/groups.ts";
import type { Side, Where } from "../people/lookup.ts";
import type { ButtonChoice, Pressed } from "../people/press-button.ts";
import type { NewBot, NewPerson } from "../people/register.ts";
import type { GivenContact, GivenLocation } from "../people/share.ts";
import type { Group } from "../people/show-group.ts";
import type { TopicSide } from "../people/topics.ts";
import type { Transcript } from "../people/transcript.ts";
import type { CaptionedMedia, Extras, Written } from "../people/write.ts";
import type { UnrulyDelivery } from "../updates/unruly-delivery.ts";
import type { BotCommand } from "../world/bot.ts";
import type { Topic } from "../world/group-chat.ts";
import type { Person } from "../world/person.ts";
import type { NewPoll } from "../world/poll.ts";
import type { NewTopic } from "../world/topics.ts";

import type { TimeShown } from "./time.ts";

/** A bot as its owner sees it. */
export interface BotAccount {
  id: number;
  token: string;
  username: string;
  name: string;
  /** Updates that wait for it. */
  pendingUpdates: number;
  /** Updates handed over so far, repeats among them. */
  deliveries: number;
  /** With `setDelivery`: repeats that polls are still to be given. */
  owedRepeats: number;
  commands: BotCommand[];
  canJoinGroups: boolean;
  /** Whether privacy mode is off. */
  canReadAllGroupMessages: boolean;
  /** Where its updates are delivered, unless it asks for them. */
  webhook?: string;
}

/** A file on its way to a bot; `bytes` as a text is base64. */
export type SentMedia = Omit<CaptionedMedia, "bytes"> & { bytes: Uint8Array | string };

/**
 * Everything the people on this Telegram, and the test around them, can do. Each act is a
 * `POST /control/<act>` with a JSON body; an act that can't be done throws SimulatorProblem with the reason.
 */
export interface SimulatorControl {
  /** Makes a bot; its token is made up unless given. */
  createBot(bot: NewBot): Promise<BotAccount>;
  /** Every bot. */
  bots(): Promise<BotAccount[]>;
  /** Turns privacy mode off or on, or keeps the bot out of groups. */
  setBot(act: { botId: number } & Pick<NewBot, "canJoinGroups" | "canReadAllGroupMessages">): Promise<BotAccount>;
  /** Replaces a bot's token; calls with the old one get 401. */
  renewToken(which: { botId: number }): Promise<BotAccount>;

  /** Gives somebody a phone. */
  createPerson(person: NewPerson): Promise<Person>;
  /** Everybody. */
  people(): Promise<Person[]>;
  /** Gives a person another name; bots see it with the next message. */
  renamePerson(renamed: NewPerson & { personId: number }): Promise<Person>;
  /** Gives a person's account a picture, or (null) takes it away; `bytes` as a text is base64. */
  setFace(act: { personId: number; bytes: Uint8Array | string | null }): Promise<Person>;
  /** Deletes a person's account, or (false) brings it back. */
  setDeactivated(which: { personId: number; deactivated: boolean }): Promise<Person>;

  /** Opens the bot: sends `/start`, with the payload of a deep link if given. */
  start(act: Side & { payload?: string }): Promise<Written>;
  /** Sends a text. */
  sendText(act: Where & Extras & { text: string; entities?: unknown }): Promise<Written>;
  /** Sends many texts in this order in one go, from whomever to wherever. */
  sendTexts(act: { texts: (Where & { text: string })[] }): Promise<Written[]>;
  /** Sends a photo (JPEG, PNG, GIF or WebP); `bytes` as a text is base64. */
  sendPhoto(act: Where & Extras & { bytes: Uint8Array | string; caption?: string }): Promise<Written>;
  /** Sends a file of any kind. */
  sendMedia(act: Where & Extras & { media: SentMedia }): Promise<Written>;
  /** Sends two to ten files as one album; each is a message, and an update, of its own. */
  sendAlbum(act: Where & Extras & { items: SentMedia[] }): Promise<Written[]>;
  /** Sends a location, or a venue. */
  sendLocation(act: Where & Extras & GivenLocation): Promise<Written>;
  /** Sends a contact; the person's own, as a key that requests it does, when none is given. */
  sendContact(act: Where & Extras & { contact?: GivenContact }): Promise<Written>;
  /** Sends a poll. */
  sendPoll(act: Where & Extras & NewPoll): Promise<Written>;
  /** Throws a dice. */
  sendDice(act: Where & Extras & { emoji?: string; value?: number }): Promise<Written>;
  /** Forwards a message of one of the person's chats to another. */
  forwardMessage(act: Where & { from: Where; messageId: number }): Promise<Written>;
  /** Changes the text or caption of an own message. */
  editMessage(act: Where & { messageId: number; text: string; entities?: unknown }): Promise<Written>;
  /** Deletes a message for both; the bot isn't told. */
  deleteMessage(act: Where & { messageId: number }): Promise<void>;
  /** Presses an inline button. */
  pressButton(act: Where & { messageId: number; button: ButtonChoice }): Promise<Pressed>;
  /** Reacts to a message with one emoji, or (null) takes the reaction back. */
  setReaction(act: Where & { messageId: number; emoji: string | null }): Promise<{ updateId?: number }>;
  /** Blocks the bot, or starts it again. */
  setBlocked(act: Side & { blocked: boolean }): Promise<void>;
  /** The chat as the person's phone shows it. */
  transcript(which: Where): Promise<Transcript>;

  /** Makes a group, supergroup, forum or channel; bots in it are told so. */
  createGroup(group: NewGroup): Promise<Group>;
  /** Every group, supergroup and channel. */
  groups(): Promise<Group[]>;
  /** Renames a group, makes it a forum, or changes what its members may do. */
  setGroup(act: GroupSetting): Promise<Group>;
  /** Lets somebody join, leave, be promoted, restricted or thrown out. */
  setMember(act: MemberSetting): Promise<Group>;
  /** Makes a supergroup of a basic group and returns it; the old one answers calls with where it went. */
  migrateGroup(which: { chatId: number }): Promise<Group>;
  /** Opens a topic in a forum. */
  createTopic(act: { personId: number; chatId: number } & NewTopic): Promise<Topic>;
  /** Renames, closes or reopens a topic. */
  setTopic(act: TopicSide & { name?: string; isClosed?: boolean }): Promise<Topic>;
  /** Deletes a topic with all its messages; bots aren't told. */
  deleteTopic(which: TopicSide): Promise<void>;

  /** What the simulator's clock shows. */
  time(): Promise<TimeShown>;
  /** Makes time run `speed` times as fast as the machine's, or (0) stand; floods, retries and lifetimes go with it. */
  setClock(act: { speed: number }): Promise<TimeShown>;
  /** Moves time forward by `ms`; all that falls due on the way happens, in order. */
  advance(act: { ms: number }): Promise<TimeShown>;

  /** The calls bots made that fit the query, oldest first. */
  ledger(query?: LedgerQuery): Promise<LedgerEntry[]>;
  /** Waits until at least `count` (1) calls fit and returns them. @throws SimulatorProblem after `timeoutMs` (10,000) */
  awaitCalls(query: LedgerQuery & { count?: number; timeoutMs?: number }): Promise<LedgerEntry[]>;
  /** Replaces the fault script; an empty list ends all faults. */
  setFaults(script: { rules: FaultRule[]; seed?: number }): Promise<void>;
  /** Changes the flood limits, or (null) lifts them; what was counted so far is forgotten. */
  setFlood(flood: { limits: Partial<FloodLimits> | null }): Promise<void>;
  /** Makes one bot's updates come repeatedly and shuffled, or (null) properly again. */
  setDelivery(act: { botId: number; delivery: UnrulyDelivery | null; seed?: number }): Promise<void>;
  /** Queues an update of any kind and content, well-formed or not, and returns its id. */
  pushUpdate(act: { botId: number; kind: string; payload: unknown }): Promise<{ updateId?: number }>;
}
