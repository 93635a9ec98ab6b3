/** R1: a hint that something may be new. Hints may be lost; the log is the truth. */
export type Hint = { to: "stream"; workspaceId: string } | { to: "bot"; botId: string | null };

/** How nodes wake each other. Delivery is best effort, at most once, in no order. */
export interface Bus {
  publish(hint: Hint): void;
  /** Returns the way to stop listening. */
  subscribe(listener: (hint: Hint) => void): () => void;
  close(): Promise<void>;
}
