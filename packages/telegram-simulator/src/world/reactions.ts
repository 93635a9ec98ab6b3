import type { ReactionType } from "../bot-api/objects.ts";
import { unixSeconds } from "../clock.ts";
import { isAdministrator } from "./group-chat.ts";
import type { Reaction, StoredMessage } from "./message.ts";
import { announceRoom, botsIn, chatObjectOf, findUser, type Room } from "./room.ts";
import type { World } from "./world.ts";

/** Somebody's reactions to a message from now on. */
export interface Reacting {
  from: Reaction["from"];
  authorId: number;
  types: readonly ReactionType[];
}

/**
 * Replaces somebody's reactions. T8: bots hear of those of people, by `message_reaction` if they asked for it and, in
 * groups, lead; of channels, where they are anonymous, the counts. Returns the id of the first update made.
 */
export function replaceReactions(
  world: World,
  room: Room,
  message: StoredMessage,
  { from, authorId, types }: Reacting,
): { updateId?: number } {
  const isTheirs = (one: Reaction) => one.authorId === authorId;
  const before = (message.reactions ?? []).filter(isTheirs).map(({ type }) => type);
  if (JSON.stringify(before) === JSON.stringify(types)) return {};
  const others = (message.reactions ?? []).filter((one) => !isTheirs(one));
  message.reactions = [...others, ...types.map((type) => ({ from, authorId, type }))];
  announceRoom(world, room);
  return from === "bot" ? {} : tell(world, room, message, { authorId, before, types });
}

function tell(
  world: World,
  room: Room,
  message: StoredMessage,
  { authorId, before, types }: { authorId: number; before: ReactionType[]; types: readonly ReactionType[] },
): { updateId?: number } {
  const isChannel = room.kind === "group" && room.chat.type === "channel";
  const about = {
    chat: chatObjectOf(room),
    message_id: message.messageId,
    date: unixSeconds(world.clock.now()),
  };
  const [kind, told] = isChannel
    ? (["message_reaction_count", { ...about, reactions: countsOf(message) }] as const)
    : ([
        "message_reaction",
        { ...about, user: findUser(world, authorId), old_reaction: before, new_reaction: types },
      ] as const);
  const bots = botsIn(world, room).filter((bot) => room.kind === "private" || isAdministrator(room.chat, bot.id));
  const [first] = bots.flatMap((bot) => bot.updates.push(kind, told) ?? []);
  return first ? { updateId: first.update_id } : {};
}

function countsOf({ reactions = [] }: StoredMessage): { type: ReactionType; total_count: number }[] {
  const counts = new Map<string, { type: ReactionType; total_count: number }>();
  for (const { type } of reactions) {
    const key = JSON.stringify(type);
    counts.set(key, { type, total_count: (counts.get(key)?.total_count ?? 0) + 1 });
  }
  return [...counts.values()];
}
