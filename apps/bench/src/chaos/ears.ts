import type { AppRouter } from "@frontdesk/api";
import { type Desk, followFeed } from "@frontdesk/client";
import type { FeedBatch } from "@frontdesk/contract";
import { type Heard, halfWrites, unheardMessages, unorderedFeeds } from "../invariants/feed.ts";
import type { StoredMessage } from "../invariants/messages.ts";
import type { ChaosDatabase } from "./database.ts";
import { eventually } from "./eventually.ts";

/** A client that follows the feed and remembers everything. */
export interface Ears extends Heard {
  /** Why it was told to start over, or to go. */
  resets: string[];
  /** The number it stands at. */
  at(): number;
}

/** Follows the feed from now on, through whatever comes, until the desk's client is closed. */
export async function listen(desk: Desk<AppRouter>, who: string): Promise<Ears> {
  const batches: FeedBatch[] = [];
  const resets: string[] = [];
  const stood = Promise.withResolvers<number>();
  const following = followFeed(desk, {
    onBatch: (batch) => batches.push(batch),
    onStand: (cursor, reason) => {
      if (reason !== "first") resets.push(reason);
      stood.resolve(seqOf(cursor));
    },
    onEnd: (error) => resets.push(String(error)),
  });
  return { who, from: await stood.promise, batches, resets, at: () => seqOf(following.cursor() ?? "") };
}

interface Told {
  ears: readonly Ears[];
  /** The events that tell of a new message. */
  kind: "message.received" | "message.queued";
  stored: readonly StoredMessage[];
}

/** A13, I3, I6, P3: waits until all have caught up with the log, and says what it or they missed, told twice or out of order. */
export async function misled(database: ChaosDatabase, { ears, kind, stored }: Told): Promise<string[]> {
  const events = await database.ask<{ seq: number; id: string }>(
    "select seq::integer, data #>> '{message,id}' as id from event where kind = $1 order by seq",
    [kind],
  );
  const head = events.at(-1)?.seq ?? 0;
  await eventually("every feed has caught up", async () => ears.every((ear) => ear.at() >= head));
  const seqs = new Map(events.map(({ id, seq }) => [id, seq]));
  const direction = kind === "message.received" ? "in" : "out";
  const messages = stored.filter((message) => message.direction === direction);
  const told = messages.map((message) => ({ ...message, event: seqs.get(message.id) ?? 0 }));
  const resets = ears.flatMap(({ who, resets: whys }) =>
    whys.map((why) => `P3: ${who} was told to start over: ${why}`),
  );
  return [
    ...halfWrites(events, messages),
    ...unorderedFeeds(ears),
    ...unheardMessages(ears, { kind, told }),
    ...resets,
  ];
}

function seqOf(cursor: string): number {
  return Number(cursor.split(":")[1] ?? 0);
}
