import { feedLimits, type PresenceFrame, presenceLimits } from "@frontdesk/contract";
import type { Audience } from "../audience.ts";
import type { Reception } from "../follow.ts";
import type { Follower, Room } from "./room.ts";

interface Follow {
  room: Room;
  /** Who follows; they are not told of themselves at conversations. Null for a script. */
  memberId: string | null;
  reception: Pick<Reception, "audience" | "bufferedBytes" | "ended">;
  /** Resolves once the rights of the reception are sure to be true, or when the signal fires (P8). */
  untilSure(signal: AbortSignal): Promise<void>;
  signal: AbortSignal;
}

/**
 * R9: tells who is here and at what: all of it at first and whenever rights changed, then the latest of what changed,
 * at most once in `presenceLimits.frameMs` (C26). A reader that lags misses what was in between, and nothing piles up.
 */
export async function* followPresence({
  room,
  memberId,
  reception,
  untilSure,
  signal,
}: Follow): AsyncGenerator<PresenceFrame> {
  const over = AbortSignal.any([signal, reception.ended]);
  const { follower, leave } = room.follow();
  const known = new Known(room, memberId);
  let audience: Audience | null = null;
  try {
    while (!over.aborted) {
      await untilSure(over);
      if (over.aborted) break;
      const isWhole = audience !== reception.audience();
      audience = reception.audience();
      const frame = isWhole ? known.tellAll(audience) : known.tellChanges(audience, follower);
      follower.members.clear();
      follower.conversations.clear();
      if (frame) {
        yield frame;
        await pause(presenceLimits.frameMs, over);
      }
      while (!over.aborted && reception.bufferedBytes() > feedLimits.pauseBytes)
        await pause(presenceLimits.frameMs, over);
      const hasNews = follower.members.size + follower.conversations.size > 0 || reception.audience() !== audience;
      if (!hasNews) await follower.changed(over);
    }
    if (!signal.aborted) reception.ended.throwIfAborted();
  } finally {
    leave();
  }
}

/** Who is here and at what, as an audience may see it now. */
export function glanceAt(
  room: Room,
  { audience, memberId }: { audience: Audience; memberId: string | null },
): PresenceFrame {
  return new Known(room, memberId).tellAll(audience);
}

/** What one follower was told. */
class Known {
  readonly #room: Room;
  readonly #memberId: string | null;
  readonly #told = new Map<string, string>();

  constructor(room: Room, memberId: string | null) {
    this.#room = room;
    this.#memberId = memberId;
  }

  tellAll(audience: Audience): PresenceFrame {
    this.#told.clear();
    const changes = { members: this.#room.present.keys(), conversations: this.#room.company.conversations() };
    return { ...this.#frame(audience, changes), isWhole: true };
  }

  /** Null where nothing changed that it may see. */
  tellChanges(audience: Audience, changes: Pick<Follower, "members" | "conversations">): PresenceFrame | null {
    const frame = this.#frame(audience, changes);
    return frame.members.length + frame.conversations.length > 0 ? frame : null;
  }

  #frame(audience: Audience, changes: { members: Iterable<string>; conversations: Iterable<string> }): PresenceFrame {
    const frame: PresenceFrame = { isWhole: false, members: [], conversations: [] };
    if (audience.permissions.has("member:read"))
      for (const memberId of changes.members) {
        const availability = this.#room.availabilityOf(memberId);
        if (this.#isNews(memberId, availability, "offline")) frame.members.push({ memberId, availability });
      }
    for (const conversationId of changes.conversations) {
      const onlookers = this.#visibleAt(conversationId, audience);
      if (this.#isNews(conversationId, JSON.stringify(onlookers), "[]"))
        frame.conversations.push({ conversationId, onlookers });
    }
    return frame;
  }

  // R5: who may not see a conversation never learns who is there, and is told that it is empty where they once might.
  #visibleAt(conversationId: string, { permissions, keys }: Audience) {
    const place = this.#room.company.at(conversationId);
    if (!permissions.has("conversation:read") || !place.keys.some((key) => keys.has(key))) return [];
    return place.onlookers.filter(({ memberId }) => memberId !== this.#memberId);
  }

  #isNews(id: string, value: string, unsaid: string): boolean {
    if ((this.#told.get(id) ?? unsaid) === value) return false;
    if (value === unsaid) this.#told.delete(id);
    else this.#told.set(id, value);
    return true;
  }
}

/** Ends early, without an error, when `signal` fires. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const wake = () => resolve();
  const timer = setTimeout(wake, ms);
  signal.addEventListener("abort", wake);
  await promise;
  clearTimeout(timer);
  signal.removeEventListener("abort", wake);
}
