import type { AppRouter } from "@frontdesk/api";
import { type Desk, followFeed } from "@frontdesk/client";
import { type FeedBatch, parseCursor } from "@frontdesk/contract";

/** A client that follows the feed through whatever comes, and remembers the numbers it was told. */
export interface Listener {
  who: string;
  /** The number at which it began. */
  from: number;
  /** In the order in which they came. */
  seqs: number[];
  /** Why it was told to start over. */
  resets: string[];
  /** What the desk refused it with, and so ended its feed. */
  ends: unknown[];
  /** The number it stands at. */
  at(): number;
  isLive(): boolean;
  /** Where it stands and how it is, for whoever waits for it. */
  standing(): string;
}

interface Listening {
  who: string;
  onBatch?: (batch: FeedBatch) => void;
  onStand?: (reason: string) => void;
}

/** Follows the feed from now on, until the desk's client is closed. Resolves with the feed's first word. */
export async function listen(desk: Desk<AppRouter>, { who, onBatch, onStand }: Listening): Promise<Listener> {
  const stood = Promise.withResolvers<number>();
  const [seqs, resets, ends]: [number[], string[], unknown[]] = [[], [], []];
  const following = followFeed(desk, {
    onBatch: (batch) => {
      for (const { seq } of batch.events) seqs.push(seq);
      onBatch?.(batch);
    },
    onStand: (cursor, reason) => {
      if (reason === "first") stood.resolve(seqOf(cursor));
      else resets.push(reason);
      onStand?.(reason);
    },
    onEnd: (error) => {
      ends.push(error);
      stood.reject(error);
    },
  });
  const from = await stood.promise;
  const at = () => seqOf(following.cursor());
  return {
    ...{ who, from, seqs, resets, ends, at },
    isLive: () => following.state().kind === "live",
    standing: () => `${who} at ${at()}, ${following.state().kind}${ends.length > 0 ? `, refused: ${ends[0]}` : ""}`,
  };
}

function seqOf(cursor: string | null): number {
  return parseCursor(cursor ?? "")?.seq ?? 0;
}
