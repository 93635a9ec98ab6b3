import type { Clock } from "../clock.ts";
import type { SeededRandom } from "../seeded-random.ts";
import { UpdateLine } from "../updates/update-line.ts";
import { WebhookLine } from "../updates/webhook-line.ts";
import type { WebhookSettings } from "../updates/webhook-post.ts";
import type { Bot } from "./bot.ts";
import { FileStore } from "./file-store.ts";
import type { GroupChat } from "./group-chat.ts";
import type { Person } from "./person.ts";
import type { PrivateChat } from "./private-chat.ts";
import { usualPermissions } from "./rights.ts";

/** Something a phone or an observer may want to look at again. */
export type Change =
  | { kind: "bots" }
  | { kind: "people" }
  | { kind: "groups" }
  | { kind: "chat"; botId: number; personId: number }
  | { kind: "group"; chatId: number };

/** A question a pressed button asks the bot, until it is answered or too old. */
export interface OpenCallback {
  botId: number;
  personId: number;
  /** Where the button is; a private chat has the person's id. */
  chatId: number;
  askedAt: number;
  answer?: { text: string; showAlert: boolean; url?: string };
}

/** Everything that exists on this Telegram. */
export class World {
  readonly clock: Clock;
  readonly random: SeededRandom;
  readonly bots = new Map<number, Bot>();
  readonly people = new Map<number, Person>();
  readonly groups = new Map<number, GroupChat>();
  readonly files: FileStore;
  readonly callbacks = new Map<string, OpenCallback>();
  readonly #chats = new Map<string, PrivateChat>();
  readonly #listeners = new Set<(change: Change) => void>();

  /** Carries out the call a webhook's endpoint answered with; the server puts itself in here. */
  onReplyCall: (bot: Bot, params: ReadonlyMap<string, string>) => void = () => undefined;
  readonly #slowRepeatedPolls: boolean;

  constructor({
    clock,
    random,
    slowRepeatedPolls,
  }: { clock: Clock; random: SeededRandom; slowRepeatedPolls: boolean }) {
    this.clock = clock;
    this.random = random;
    this.#slowRepeatedPolls = slowRepeatedPolls;
    this.files = new FileStore(clock);
  }

  /** Adds a bot account, whose update ids start at a number of their own. */
  addBot(
    account: Pick<Bot, "id" | "token" | "username" | "name">,
    numbering?: { message: number; update: number },
  ): Bot {
    const updates = new UpdateLine({
      clock: this.clock,
      nextId: numbering?.update ?? this.random.between(100_000_000, 900_000_000),
      slowsRepeats: this.#slowRepeatedPolls,
    });
    const bot: Bot = {
      ...account,
      updates,
      nextMessageId: numbering?.message ?? 1,
      commands: new Map(),
      profile: new Map(),
      menuButtons: new Map(),
      canJoinGroups: true,
      canReadAllGroupMessages: false,
    };
    this.bots.set(bot.id, bot);
    this.announce({ kind: "bots" });
    return bot;
  }

  /** Delivers a bot's updates to a webhook from now on. */
  openWebhook(bot: Bot, settings: WebhookSettings): void {
    const { updates } = bot;
    const webhook = new WebhookLine({
      settings,
      queue: updates.queue,
      clock: this.clock,
      random: this.random,
      unruly: () => updates.dealer?.delivery,
      onReplyCall: (params) => this.onReplyCall(bot, params),
    });
    updates.openWebhook(webhook);
  }

  findBotByToken(token: string): Bot | undefined {
    const bot = this.bots.get(Number(token.slice(0, token.indexOf(":"))));
    return bot?.token === token ? bot : undefined;
  }

  /** A group by its public name. */
  findGroup(username: string): GroupChat | undefined {
    const wanted = username.toLowerCase();
    return [...this.groups.values()].find((group) => group.username?.toLowerCase() === wanted);
  }

  /** The private chat of the two, made when first asked for. */
  chat(botId: number, personId: number): PrivateChat {
    const key = `${botId}/${personId}`;
    const known = this.#chats.get(key);
    if (known) return known;
    const chat: PrivateChat = { botId, personId, opened: false, blocked: false, messages: new Map() };
    this.#chats.set(key, chat);
    return chat;
  }

  /** Makes a group with the next free id of its type. */
  addGroup(given: Pick<GroupChat, "type" | "title"> & Partial<GroupChat>): GroupChat {
    const group: GroupChat = {
      id: given.type === "group" ? -this.#nextGroupNumber() : -1_000_000_000_000 - this.#nextGroupNumber(),
      isForum: false,
      members: new Map(),
      permissions: usualPermissions(),
      messages: new Map(),
      nextMessageId: 1,
      topics: new Map(),
      pinned: [],
      ...given,
    };
    this.groups.set(group.id, group);
    return group;
  }

  #nextGroupNumber(): number {
    return 4_000_000_001 + this.groups.size;
  }

  /** A number for an album nobody has used yet. */
  newAlbumId(): string {
    return `1${this.random.between(10 ** 15, 10 ** 16 - 1)}`;
  }

  /** Puts a saved chat back. */
  restoreChat(chat: PrivateChat): void {
    this.#chats.set(`${chat.botId}/${chat.personId}`, chat);
  }

  chats(): PrivateChat[] {
    return [...this.#chats.values()];
  }

  /** Calls `listener` after each change until the returned function is called. */
  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  announce(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}
