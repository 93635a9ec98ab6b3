/** When a conversation came to life, to its end or among spam, by the line or message that made it. */
export interface Passage {
  seq: number;
  at: Date;
  state: "live" | "closed" | "spam";
  /** Who had it then. */
  assigneeId: string | null;
}

/** One stretch of a conversation's life: from its opening, or one more, to its closing. */
export interface Episode {
  seq: number;
  at: Date;
  /** The number at which the next one begins; null for the last. */
  before: number | null;
  closing: Passage | null;
}

/**
 * The episodes of a conversation, by its passages in order. What was undone did not happen: an undone closing goes on, an
 * undone reopening is none. Spam is a mistake of whoever comes back from it, and no end.
 */
export function episodesOf(passages: readonly Passage[], undoneAt: ReadonlySet<number>): Episode[] {
  const episodes: Episode[] = [];
  for (const passage of passages) {
    const last = episodes.at(-1);
    const isUndoing = undoneAt.has(passage.seq);
    if (passage.state === "live") {
      if (!last || (last.closing && !isUndoing))
        episodes.push({ seq: passage.seq, at: passage.at, before: null, closing: null });
      else last.closing = null;
    } else if (passage.state === "closed" && last && !last.closing) {
      if (isUndoing && episodes.length > 1) episodes.pop();
      else last.closing = passage;
    }
  }
  return episodes.map((episode, index) => ({ ...episode, before: episodes[index + 1]?.seq ?? null }));
}
