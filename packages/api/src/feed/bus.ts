/** R1: a hint that something may be new. Hints may be lost; the log is the truth. */
export type Hint = { to: "stream"; workspaceId: string } | { to: "bot"; botId: string | null };

/** How nodes wake each other. Delivery is best effort, at most once, in no order. */
export interface Bus {
  publish(hint: Hint): void;
  /** Returns the way to stop listening. */
  subscribe(listener: (hint: Hint) => void): () => void;
}

/** The bus of a single process. */
export function createProcessBus(): Bus {
  const listeners = new Set<(hint: Hint) => void>();
  return {
    publish: (hint) => {
      for (const listener of listeners) listener(hint);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
