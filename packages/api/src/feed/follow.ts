import { type FeedBatch, feedLimits, formatCursor, parseCursor, type ResetReason } from "@frontdesk/contract";
import { type Audience, visibleTo } from "./audience.ts";
import type { Channel } from "./channel.ts";
import type { Hub } from "./hub.ts";
import type { FrameWire } from "./lane.ts";
import type { LoggedEvent } from "./log.queries.ts";

/** The end of the wire that a feed is written to. */
export interface Reception {
  /** The session's audience as it stands now; a new object when its rights changed. */
  audience(): Audience;
  /** Bytes written and not yet taken by the network. */
  bufferedBytes(): number;
  /** Where ready frames may be written (R8); null where every batch has to be yielded. */
  frames: FrameWire | null;
  /** Takes the way to learn how many events the feed has still to tell. */
  standsBehind(behind: () => number): void;
  /** Ends the connection of a reader that does not keep up (R10). */
  giveUp(): void;
  /** Aborts when the session ended, with what to tell it; its feed says nothing more (P8). */
  ended: AbortSignal;
  /** Says that this feed is over. */
  done(): void;
}

interface Follow {
  hub: Hub;
  workspaceId: string;
  cursor: string | null;
  reception: Reception;
  signal: AbortSignal;
}

/**
 * R4: subscribe, then replay, then follow. Yields batches whose `from` is where the client stands; the first one
 * comes at once. Holds no database connection between reads.
 */
export async function* follow({ hub, workspaceId, cursor, reception, signal }: Follow): AsyncGenerator<FeedBatch> {
  const { channel, leave } = await hub.join(workspaceId);
  const over = AbortSignal.any([signal, reception.ended]);
  const place = (seq: number) => formatCursor({ epoch: hub.epoch, seq });
  try {
    await channel.pump();
    const start = await whereToStart(hub, channel, workspaceId, cursor);
    let audience = reception.audience();
    let position = start.seq;
    const missedUntil = channel.head;
    let told = start.seq;
    let isRiding = false;
    let { ticks } = channel;
    reception.standsBehind(() => channel.behind + (isRiding ? 0 : Math.max(0, channel.head - position)));
    const first: FeedBatch = {
      from: start.reset && cursor ? cursor : place(told),
      to: place(told),
      events: [],
      ...(start.reset ? { reset: start.reset } : {}),
    };
    reception.frames?.expect(first);
    yield first;

    const isEntitled = () => reception.audience() === audience;
    const keepsUp = () => reception.bufferedBytes() <= feedLimits.pauseBytes;
    while (!over.aborted) {
      const wire = position === channel.head && isEntitled() && keepsUp() ? reception.frames : null;
      if (wire && wire.requestId() !== null) {
        isRiding = true;
        position = told = await channel.lane.ride({ wire, audience, told, isEntitled, keepsUp, signal: over });
        isRiding = false;
        ticks = channel.ticks;
      } else {
        await channel.beyond(position, over);
      }
      if (!(await drained(reception, over))) return;
      if (over.aborted) break;

      if (reception.audience() !== audience) {
        audience = reception.audience();
        const from = place(told);
        position = told = channel.head;
        yield { from, to: place(told), events: [], reset: "rights_changed" };
        continue;
      }

      const entries = channel.head > position ? await channel.after(position) : [];
      if (position < missedUntil && entries.some((entry) => changesRightsOf(audience, entry))) {
        const from = place(told);
        position = told = channel.head;
        yield { from, to: place(told), events: [], reset: "rights_changed" };
        continue;
      }
      position = entries.at(-1)?.seq ?? position;
      const events = entries.map((entry) => visibleTo(audience, entry)).filter((event) => event !== null);
      const isDue = channel.ticks !== ticks;
      // Rights may have changed while the log was read: look again before a byte leaves.
      if (over.aborted || reception.audience() !== audience) {
        position = told;
        continue;
      }
      if (events.length === 0 && !isDue) continue;
      const from = place(told);
      told = position;
      ticks = channel.ticks;
      yield { from, to: place(told), events };
    }
    if (!signal.aborted) reception.ended.throwIfAborted();
  } finally {
    leave();
  }
}

// P3: whose rights changed while they were away can't patch what they saw by the rights they had.
function changesRightsOf({ keys }: Audience, { event, subjectId }: LoggedEvent): boolean {
  return event.kind === "member.changed" && keys.has(`member:${subjectId}`);
}

interface Start {
  seq: number;
  reset?: ResetReason;
}

async function whereToStart(hub: Hub, channel: Channel, workspaceId: string, text: string | null): Promise<Start> {
  const seq = channel.head;
  if (text === null) return { seq };
  const cursor = parseCursor(text);
  if (!cursor) return { seq, reset: "malformed" };
  if (cursor.epoch !== hub.epoch) return { seq, reset: "unknown_epoch" };
  if (cursor.seq > seq) return { seq, reset: "future" };
  if (!channel.remembers(cursor.seq) && cursor.seq + 1 < (await hub.tail(workspaceId)))
    return { seq, reset: "too_old" };
  return { seq: cursor.seq };
}

// R10: while the reader's buffer is full only its cursor is kept; one that never drains is closed and resumes.
async function drained(reception: Reception, signal: AbortSignal): Promise<boolean> {
  const since = performance.now();
  while (!signal.aborted && reception.bufferedBytes() > feedLimits.pauseBytes) {
    if (reception.bufferedBytes() > feedLimits.closeBytes || performance.now() - since > feedLimits.stalledMs) {
      reception.giveUp();
      return false;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}
