import type { FeedBatch } from "@frontdesk/contract";
import type { StoredMessage } from "./messages.ts";

/** Everything that one client was told by the feed, from when it stood at `from`. */
export interface Heard {
  who: string;
  /** Sequence number at which it began. */
  from: number;
  batches: readonly FeedBatch[];
}

/** I6: the numbers that a client sees strictly increase, through every disconnect. */
export function unorderedFeeds(heard: readonly Heard[]): string[] {
  return heard.flatMap(({ who, from, batches }) => {
    const seqs = batches.flatMap(({ events }) => events.map(({ seq }) => seq));
    const late = seqs.filter((seq, at) => seq <= (seqs[at - 1] ?? from));
    return late.map((seq) => `I6: ${who} heard event ${seq} after a later one`);
  });
}

/** I3, P3: whoever followed the feed heard of every message that came in meanwhile, once. */
export function unheardMessages(
  heard: readonly Heard[],
  came: readonly (StoredMessage & { event: number })[],
): string[] {
  return heard.flatMap(({ who, from, batches }) => {
    const told = batches.flatMap(({ events }) =>
      events.flatMap((event) => ("kind" in event && event.kind === "message.received" ? [event.data.message.id] : [])),
    );
    const times = Map.groupBy(told, (id) => id);
    return [
      ...came
        .filter(({ id, event }) => event > from && !times.has(id))
        .map(({ text }) => `P3: ${who} never heard of "${text}"`),
      ...[...times]
        .filter(([, one]) => one.length > 1)
        .map(([id, one]) => `P3: ${who} heard of message ${id} ${one.length} times`),
    ];
  });
}
