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

interface Told {
  kind: "message.received" | "message.queued";
  /** The messages that events of this kind told of, with the number of that event. */
  told: readonly (StoredMessage & { event: number })[];
}

/** I3, P3: whoever followed the feed heard of every message since, once. */
export function unheardMessages(heard: readonly Heard[], { kind, told }: Told): string[] {
  return heard.flatMap(({ who, from, batches }) => {
    const ids = batches.flatMap(({ events }) =>
      events.flatMap((event) => ("kind" in event && event.kind === kind ? [event.data.message.id] : [])),
    );
    const times = Map.groupBy(ids, (id) => id);
    return [
      ...told
        .filter(({ id, event }) => event > from && !times.has(id))
        .map(({ text }) => `P3: ${who} never heard of "${text}"`),
      ...[...times]
        .filter(([, one]) => one.length > 1)
        .map(([id, one]) => `P3: ${who} heard of message ${id} ${one.length} times`),
    ];
  });
}

/** An event of the log that tells of a new message. */
interface Announcement {
  seq: number;
  /** The message's id. */
  id: string;
}

/** A13: every message has the one event that tells of it, and every such event its message, whenever the process died. */
export function halfWrites(announced: readonly Announcement[], stored: readonly StoredMessage[]): string[] {
  const events = Map.groupBy(announced, ({ id }) => id);
  const messages = new Set(stored.map(({ id }) => id));
  return [
    ...stored
      .map(({ id, text }) => ({ text, count: events.get(id)?.length ?? 0 }))
      .filter(({ count }) => count !== 1)
      .map(({ text, count }) => `A13: ${count} events tell of "${text}"`),
    ...announced
      .filter(({ id }) => !messages.has(id))
      .map(({ seq, id }) => `A13: event ${seq} tells of message ${id}, which is not there`),
  ];
}
