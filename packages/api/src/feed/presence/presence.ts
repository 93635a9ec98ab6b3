import { randomUUID } from "node:crypto";
import { presenceLimits } from "@frontdesk/contract";
import type { Database } from "@frontdesk/db";
import type { Bus, Glimpse } from "../bus/bus.ts";
import type { Hub } from "../hub.ts";
import { singleFlight } from "../single-flight.ts";
import { Attendance, type Looking, type Shown } from "./attendance.ts";
import { changedRollIn, glimpseOfSighting, glimpseOfTyping, rollChanged, sightingIn } from "./glimpses.ts";
import type { Which } from "./presence.queries.ts";
import { Roll } from "./roll.ts";
import { Room } from "./room.ts";

interface PresenceOptions {
  database: Database;
  hub: Hub;
  bus: Bus;
  onError(error: unknown): void;
}

type Reading = Pick<Looking, "keys" | "asOf">;

interface Seat {
  room: Room;
  ready: Promise<void>;
  guests: number;
  stop: AbortController;
}

/** How often the roll is read although nobody said that it changed: with the beat and its expiry, 27.5 s after a crash. */
const readMs = 2_500;
const sweepMs = 500;
/** A page that is loaded anew is back by then. */
const lingerMs = 5_000;
const retryMs = 500;

/**
 * R9: the lossy lane. Which members are here stands in a table; what they look at and where they type is only shown
 * from node to node, renewed for as long as it holds, and never logged.
 */
export class Presence {
  readonly #options: PresenceOptions;
  readonly #nodeId = randomUUID();
  readonly #attendance = new Attendance();
  readonly #roll: Roll;
  readonly #seats = new Map<string, Seat>();
  readonly #leaving = new Map<string, { who: Which; atMs: number }>();
  /** The chats whose bot was last told that somebody types there. */
  readonly #typingIn = new Set<string>();
  readonly #stops: (() => void)[];
  readonly #ending = new Set<NodeJS.Timeout>();
  #toRead = new Set<string>();
  readonly #readRolls = singleFlight(() => this.#readThese());

  constructor(options: PresenceOptions) {
    this.#options = options;
    const { bus, onError } = options;
    const onWritten = (workspaceIds: ReadonlySet<string>) => {
      for (const workspaceId of workspaceIds) bus.show(rollChanged(workspaceId));
    };
    this.#roll = new Roll({ database: options.database, nodeId: this.#nodeId, onWritten, onError });
    const timers = [
      setInterval(() => this.#sweep(), sweepMs),
      setInterval(() => this.#readSoon(this.#seats.keys()), readMs),
      setInterval(() => this.#renew(), presenceLimits.beatMs),
    ];
    this.#stops = [bus.watch((glimpse) => this.#see(glimpse)), ...timers.map((timer) => () => clearInterval(timer))];
  }

  /** Enters a workspace's room, which is kept true until the last one has left. @throws what the database throws while it is away */
  async enter(workspaceId: string): Promise<{ room: Room; leave: () => void }> {
    const seat = this.#seats.get(workspaceId) ?? this.#open(workspaceId);
    seat.guests += 1;
    const leave = () => {
      seat.guests -= 1;
      if (seat.guests > 0) return;
      seat.stop.abort();
      if (this.#seats.get(workspaceId) === seat) this.#seats.delete(workspaceId);
    };
    try {
      await seat.ready;
      return { room: seat.room, leave };
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** Shows what a client's member is at, until the answer is called. */
  show(shown: Shown): () => void {
    this.#attendance.add(shown);
    this.#leaving.delete(keyOf(shown));
    this.#roll.note(shown, this.#attendance.isActive(shown));
    this.#tell(shown);
    return () => {
      this.#attendance.remove(shown);
      const isActive = this.#attendance.isActive(shown);
      if (isActive === null) this.#leaving.set(keyOf(shown), { who: shown, atMs: performance.now() });
      else this.#roll.note(shown, isActive);
      this.#tell(shown);
    };
  }

  /** Ends something after a while, unless all of this ends before. */
  endAfter(ms: number, end: () => void): void {
    const timer = setTimeout(() => {
      this.#ending.delete(timer);
      end();
    }, ms);
    this.#ending.add(timer);
  }

  /** Stops at once; what was shown here ends by itself elsewhere. */
  close(): void {
    for (const stop of this.#stops) stop();
    for (const timer of this.#ending) clearTimeout(timer);
    for (const { stop } of this.#seats.values()) stop.abort();
    this.#roll.close();
  }

  #open(workspaceId: string): Seat {
    const room = new Room(() => this.#readSoon([workspaceId]));
    const stop = new AbortController();
    const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
    const seat: Seat = { room, ready, guests: 0, stop };
    this.#seats.set(workspaceId, seat);
    this.#keep(workspaceId, seat).then(resolve, (error: unknown) => {
      if (this.#seats.get(workspaceId) === seat) this.#seats.delete(workspaceId);
      reject(error);
    });
    return seat;
  }

  // Resolves once the room is true; from then on it is kept so by itself.
  async #keep(workspaceId: string, { room, stop }: Seat): Promise<void> {
    const { hub, onError } = this.#options;
    const { channel, leave } = await hub.join(workspaceId);
    let position = channel.head;
    const follow = async () => {
      while (!stop.signal.aborted) {
        try {
          position = await room.followLog(channel, position, stop.signal);
        } catch (error) {
          onError(error);
          await new Promise((resolve) => setTimeout(resolve, retryMs));
        }
      }
    };
    void follow().finally(leave);
    room.takeRoll((await this.#roll.read([workspaceId])).get(workspaceId) ?? new Map());
  }

  #see(glimpse: Glimpse): void {
    const changed = changedRollIn(glimpse);
    if (changed && this.#seats.has(changed)) this.#readSoon([changed]);
    const sighting = sightingIn(glimpse);
    if (sighting) this.#seats.get(sighting.workspaceId)?.room.company.put(sighting, performance.now());
  }

  #readSoon(workspaceIds: Iterable<string>): void {
    for (const workspaceId of workspaceIds) this.#toRead.add(workspaceId);
    if (this.#toRead.size > 0) this.#readRolls().catch(this.#options.onError);
  }

  async #readThese(): Promise<void> {
    const workspaceIds = [...this.#toRead];
    this.#toRead = new Set();
    if (workspaceIds.length === 0) return;
    for (const [workspaceId, present] of await this.#roll.read(workspaceIds))
      this.#seats.get(workspaceId)?.room.takeRoll(present);
  }

  #tell({ looking, ...who }: Shown): void {
    for (const { conversationId, chat } of looking) {
      const standing = this.#attendance.standing(who, conversationId, performance.now());
      this.#showSighting(who, conversationId);
      if (chat) this.#tellBot(chat, standing?.isTypingInChat ?? false);
    }
  }

  #tellBot(chat: NonNullable<Looking["chat"]>, isTyping: boolean): void {
    const key = `${chat.botId} ${chat.tgChatId}`;
    if (isTyping) this.#typingIn.add(key);
    else if (!this.#typingIn.delete(key)) return;
    this.#options.bus.show(glimpseOfTyping({ ...chat, isTyping }));
  }

  #showSighting({ workspaceId, memberId }: Which, conversationId: string): void {
    const standing = this.#attendance.standing({ workspaceId, memberId }, conversationId, performance.now());
    // The log may have told since then who may know of it.
    const heard = this.#seats.get(workspaceId)?.room.company.at(conversationId);
    const seen = standing && { name: standing.name, typesMs: standing.typesMs, ...laterOf(standing.looking, heard) };
    const sighting = { workspaceId, nodeId: this.#nodeId, memberId, conversationId, seen };
    this.#options.bus.show(glimpseOfSighting(sighting));
  }

  // What was lost on the way to a node, or before it was there, is shown again.
  #renew(): void {
    for (const { looking, ...who } of this.#attendance.all())
      for (const { conversationId } of looking) this.#showSighting(who, conversationId);
  }

  #sweep(): void {
    const nowMs = performance.now();
    for (const { room } of this.#seats.values()) room.company.expire(nowMs);
    for (const [key, { who, atMs }] of this.#leaving) {
      if (nowMs < atMs + lingerMs) continue;
      this.#leaving.delete(key);
      this.#roll.note(who, null);
    }
  }
}

function keyOf({ workspaceId, memberId }: Which): string {
  return `${workspaceId} ${memberId}`;
}

/** Who may know of a conversation, by whichever was read later. */
function laterOf(one: Reading, other: Reading | undefined): Reading {
  const { keys, asOf } = other && other.asOf > one.asOf ? other : one;
  return { keys, asOf };
}
