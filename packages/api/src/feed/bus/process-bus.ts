import { type Bus, type Glimpse, glimpseBytes, type Hint } from "./bus.ts";

/** The bus of a single process. */
export function createProcessBus(): Bus {
  const listeners = new Set<(hint: Hint) => void>();
  const watchers = new Set<(glimpse: Glimpse) => void>();
  return {
    publish: (hint) => {
      for (const listener of listeners) listener(hint);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show: (glimpse) => {
      if (bytesOf(glimpse) <= glimpseBytes) for (const watcher of watchers) watcher(glimpse);
    },
    watch: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    close: async () => {
      listeners.clear();
      watchers.clear();
    },
  };
}

/** How much of a payload a glimpse takes at most: as JSON, with the marks around it. */
export function bytesOf({ key, text }: Glimpse): number {
  return Buffer.byteLength(JSON.stringify([key, text])) + 1;
}
