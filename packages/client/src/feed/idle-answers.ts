import type { Query, QueryCache } from "@tanstack/react-query";

/** Lets go of the answers that nobody has looked at for longest, as soon as there are more of them than `most`. */
export function boundIdleAnswers(cache: QueryCache, { most }: { most: number }): void {
  const idle = new Set<Query>();
  cache.subscribe(({ type, query }) => {
    if (!moves.has(type)) return;
    idle.delete(query);
    if (type !== "removed" && query.getObserversCount() === 0) idle.add(query);
    if (idle.size <= most) return;
    const [oldest] = idle;
    if (oldest) cache.remove(oldest);
  });
}

const moves: ReadonlySet<string> = new Set(["added", "removed", "observerAdded", "observerRemoved"]);
