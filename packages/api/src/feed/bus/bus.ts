/** R1: a hint that something may be new. Hints may be lost; the log is the truth. */
export type Hint = { to: "stream"; workspaceId: string } | { to: "bot"; botId: string | null };

/** R9: what a key stands at, as a short text; a later one takes its place, and any may be lost. */
export interface Glimpse {
  key: string;
  text: string;
}

/** The longest a glimpse may be, its key included, in bytes of UTF-8. */
export const glimpseBytes = 2_000;

/** How nodes wake each other. Delivery is best effort, at most once, in no order. */
export interface Bus {
  publish(hint: Hint): void;
  /** Returns the way to stop listening. */
  subscribe(listener: (hint: Hint) => void): () => void;
  /** Shows every node, this one included, what a key stands at: of what comes fast, the latest. Too long a text is lost. */
  show(glimpse: Glimpse): void;
  /** Returns the way to stop looking. */
  watch(watcher: (glimpse: Glimpse) => void): () => void;
  close(): Promise<void>;
}
