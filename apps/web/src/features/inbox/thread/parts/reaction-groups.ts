import { offeredReactions, type Reaction } from "@frontdesk/contract";

export type OfferedReaction = (typeof offeredReactions)[number];

/** One emoji under a message, and everybody who put it there. */
export interface ReactionGroup {
  emoji: string;
  names: string[];
  /** Whether it is the desk's own, which it can take back. */
  isOurs: boolean;
}

/** The reactions to a message by their emoji, each where it was put first. */
export function groupReactions(reactions: readonly Reaction[]): ReactionGroup[] {
  const groups = new Map<string, ReactionGroup>();
  for (const { emoji, by } of reactions) {
    const group = groups.get(emoji) ?? { emoji, names: [], isOurs: false };
    group.names.push(by.name);
    group.isOurs ||= by.kind !== "contact";
    groups.set(emoji, group);
  }
  return [...groups.values()];
}

/** The emoji as one that the desk may react with; null where Telegram would not take it from a bot. */
export function asOffered(emoji: string): OfferedReaction | null {
  return offeredReactions.find((offered) => offered === emoji) ?? null;
}
