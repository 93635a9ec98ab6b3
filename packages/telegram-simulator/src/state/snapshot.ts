import type { Update } from "../bot-api/objects.ts";
import type { AllowedUpdates } from "../updates/allowed-updates.ts";
import type { WebhookSettings } from "../updates/webhook-post.ts";
import type { Bot, BotCommand } from "../world/bot.ts";
import type { GroupChat, Membership, Topic } from "../world/group-chat.ts";
import type { StoredMessage } from "../world/message.ts";
import type { Person } from "../world/person.ts";
import type { StoredPhoto } from "../world/photo.ts";
import type { PrivateChat } from "../world/private-chat.ts";
import type { World } from "../world/world.ts";

interface SavedBot {
  account: Pick<Bot, "id" | "token" | "username" | "name">;
  numbering: { message: number; update: number };
  allowed?: AllowedUpdates;
  webhook?: WebhookSettings;
  profile?: [string, string][];
  menuButtons?: [number, Record<string, unknown>][];
  groupSetting?: Pick<Bot, "canJoinGroups" | "canReadAllGroupMessages">;
  commands: [audience: string, commands: BotCommand[]][];
  updates: Update[];
}

/** Files written before there was other media than photos have these in a place of their own. */
type SavedMessage = StoredMessage & { photo?: StoredPhoto };

type SavedGroup = Omit<GroupChat, "members" | "topics" | "messages"> & {
  members: [number, Membership][];
  topics: Topic[];
  messages: SavedMessage[];
};

/** A world as JSON. `version` is raised when an older one can't be read any more. */
export interface Snapshot {
  version: 1;
  bots: SavedBot[];
  people: Person[];
  groups?: SavedGroup[];
  chats: (Omit<PrivateChat, "messages"> & { messages: SavedMessage[] })[];
  /** `bytes` is base64. */
  files: { key: string; extension: string; bytes: string }[];
}

/** Takes a picture of everything that should outlive the process. */
export function takeSnapshot(world: World): Snapshot {
  return {
    version: 1,
    bots: [...world.bots.values()].map(saveBot),
    people: [...world.people.values()],
    groups: [...world.groups.values()].map(saveGroup),
    chats: world.chats().map((chat) => ({ ...chat, messages: [...chat.messages.values()] })),
    files: world.files.entries().map((file) => ({ ...file, bytes: file.bytes.toString("base64") })),
  };
}

/** Fills an empty world from a snapshot; numbering goes on where it stopped. */
export function restoreSnapshot(world: World, snapshot: Snapshot): void {
  for (const file of snapshot.files) world.files.keep(Buffer.from(file.bytes, "base64"), file.extension);
  for (const person of snapshot.people) world.people.set(person.id, person);
  for (const chat of snapshot.chats) world.restoreChat({ ...chat, messages: restoreMessages(world, chat.messages) });
  for (const group of snapshot.groups ?? []) restoreGroup(world, group);
  for (const saved of snapshot.bots) {
    const bot = world.addBot(saved.account, saved.numbering);
    bot.updates.allowed = saved.allowed;
    for (const [audience, commands] of saved.commands) bot.commands.set(audience, commands);
    for (const [part, text] of saved.profile ?? []) bot.profile.set(part, text);
    for (const [chatId, button] of saved.menuButtons ?? []) bot.menuButtons.set(chatId, button);
    Object.assign(bot, saved.groupSetting);
    for (const update of saved.updates) bot.updates.queue.restore(update, world.clock.now());
    if (saved.webhook) world.openWebhook(bot, saved.webhook);
  }
}

function restoreMessages(world: World, saved: readonly SavedMessage[]): Map<number, StoredMessage> {
  const messages = saved.map(({ photo, ...message }): StoredMessage => {
    return photo ? { ...message, media: { kind: "photo", ...photo } } : message;
  });
  for (const { media } of messages) if (media) world.files.remember(media);
  return new Map(messages.map((one) => [one.messageId, one]));
}

function saveGroup(group: GroupChat): SavedGroup {
  const { members, topics, messages, ...same } = group;
  return { ...same, members: [...members], topics: [...topics.values()], messages: [...messages.values()] };
}

function restoreGroup(world: World, { members, topics, messages, ...same }: SavedGroup): void {
  world.groups.set(same.id, {
    ...same,
    members: new Map(members),
    topics: new Map(topics.map((topic) => [topic.threadId, topic])),
    messages: restoreMessages(world, messages),
  });
}

function saveBot(bot: Bot): SavedBot {
  const { id, token, username, name, nextMessageId, updates, commands } = bot;
  const { canJoinGroups, canReadAllGroupMessages } = bot;
  return {
    account: { id, token, username, name },
    numbering: { message: nextMessageId, update: updates.queue.nextId },
    ...(updates.allowed && { allowed: updates.allowed }),
    ...(updates.webhook && { webhook: updates.webhook.settings }),
    commands: [...commands],
    profile: [...bot.profile],
    menuButtons: [...bot.menuButtons],
    groupSetting: { canJoinGroups, canReadAllGroupMessages },
    updates: updates.queue.all(),
  };
}
