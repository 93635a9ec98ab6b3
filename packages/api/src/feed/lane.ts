import { type EventKind, eventPermissions, type FeedBatch, formatCursor } from "@frontdesk/contract";
import type { Encoder } from "@trpc/server/adapters/ws";
import { type Audience, visibleTo } from "./audience.ts";
import type { LoggedEvent } from "./log.queries.ts";
import { serverFrame } from "./server-frame.ts";

// R8, level 1. A feed's generator costs 30 µs an event and subscriber; a ready frame given to the socket costs 4. So a
// feed that has caught up leaves its generator and rides here: each frame is made once for all who see the same of it.
// This file alone knows how tRPC frames a yield; a test holds it to the stock client. Without a wire that takes frames
// (server-sent events, or a tRPC that frames otherwise) the generator goes on by itself: level 0.

/** Where a feed's frames may be written past its generator. */
export interface FrameWire {
  /** Notes by which request the feed is answered, as its first batch passes the encoder; null until then. */
  requestId(): number | string | null;
  /** Says which batch passes the encoder next. */
  expect(batch: FeedBatch): void;
  /** Gives bytes to the network as they are; false where it has not yet taken what it was given. */
  write(frame: Buffer): boolean;
}

/** The wires of one socket, and the encoder by which they learn their requests' ids. */
export function openFrameWires(encoder: Encoder, write: FrameWire["write"]) {
  const expected = new WeakMap<object, (id: number | string) => void>();
  const learning: Encoder = {
    decode: encoder.decode,
    encode: (response) => {
      const { id, batch } = feedYieldIn(response);
      if (id !== null && batch !== null) expected.get(batch)?.(id);
      return encoder.encode(response);
    },
  };
  const openWire = (): FrameWire => {
    let known: number | string | null = null;
    return {
      requestId: () => known,
      expect: (batch) => expected.set(batch, (id) => (known = id)),
      write,
    };
  };
  return { encoder: learning, openWire };
}

/** The request and the batch of a tracked yield; nulls in any other response. */
function feedYieldIn(response: unknown): { id: number | string | null; batch: object | null } {
  const { id, result } = response as { id?: number | string | null; result?: { type?: string; data?: unknown } };
  const tracked = result?.type === "data" ? (result.data as { data?: unknown } | null) : null;
  const batch = tracked?.data;
  return { id: id ?? null, batch: typeof batch === "object" ? batch : null };
}

interface Passenger {
  wire: FrameWire;
  audience: Audience;
  /** The cursor the client stands at. */
  told: number;
  /** True while its rights are the same. */
  isEntitled(): boolean;
  /** True while its reader is not too far behind. */
  keepsUp(): boolean;
  signal: AbortSignal;
}

interface Rider extends Passenger {
  requestId: number | string;
  /** True where the network had not taken everything after the last frame. */
  lags: boolean;
  /** What it was last asked of its rights, and its answer, which stays the same for as long as it rides. */
  question: string;
  answer: string;
  leave(): void;
}

/** The feeds of one stream that have caught up. */
export class Lane {
  readonly #epoch: string;
  readonly #riders = new Set<Rider>();

  constructor(epoch: string) {
    this.#epoch = epoch;
  }

  get size(): number {
    return this.#riders.size;
  }

  /**
   * Takes a feed along that stands at the stream's head, until it must look after itself again. Resolves with the
   * cursor its client was told last; at once where its wire takes no frames.
   */
  async ride(passenger: Passenger): Promise<number> {
    const requestId = passenger.wire.requestId();
    if (requestId === null || passenger.signal.aborted) return passenger.told;
    const { promise, resolve } = Promise.withResolvers<void>();
    const leave = () => {
      this.#riders.delete(rider);
      resolve();
    };
    const rider: Rider = { ...passenger, requestId, lags: true, question: "", answer: "", leave };
    this.#riders.add(rider);
    passenger.signal.addEventListener("abort", leave);
    await promise;
    passenger.signal.removeEventListener("abort", leave);
    return rider.told;
  }

  /** Writes what is new, in one frame, to all who may see something of it. */
  deliver(entries: readonly LoggedEvent[]): void {
    const to = entries.at(-1)?.seq;
    if (to === undefined || this.#riders.size === 0) return;
    const printed = new Print(this.#epoch, entries);
    for (const rider of this.#riders) {
      if (!this.#keeps(rider)) continue;
      const frame = printed.frameFor(rider, to);
      if (!frame) continue;
      rider.lags = !rider.wire.write(frame);
      rider.told = to;
    }
  }

  /** R4: tells everyone where the stream stands, on the hub's tick. */
  tick(head: number): void {
    const nothing = new Print(this.#epoch, []);
    for (const rider of this.#riders) {
      if (!this.#keeps(rider)) continue;
      rider.lags = !rider.wire.write(nothing.emptyFrameFor(rider, head));
      rider.told = head;
    }
  }

  /** Lets go of those whose rights changed. */
  review(): void {
    for (const rider of this.#riders) this.#keeps(rider);
  }

  // Off before anything more is written: what it may see, or whether it reads, is its generator's to find out.
  #keeps(rider: Rider): boolean {
    if (rider.isEntitled() && (!rider.lags || rider.keepsUp())) return true;
    rider.leave();
    return false;
  }
}

/** What some riders see of some events. */
interface View {
  /** As JSON, between commas; empty where that is nothing. */
  events: string;
  /** By where a rider stands, and the id it asked by. */
  frames: Map<number, Map<number | string, Buffer>>;
}

/** Some events as frames, each made once for all who see the same, stand at the same place and ask by the same id. */
class Print {
  readonly #epoch: string;
  readonly #entries: readonly LoggedEvent[];
  readonly #keys: string[];
  readonly #permissions: (typeof eventPermissions)[EventKind][];
  /** What decides who sees which of them. */
  readonly #question: string;
  readonly #views = new Map<string, View>();
  readonly #nothing: View = { events: "", frames: new Map() };

  constructor(epoch: string, entries: readonly LoggedEvent[]) {
    this.#epoch = epoch;
    this.#entries = entries;
    this.#keys = [...new Set(entries.flatMap(({ scopeKeys, leftKeys }) => [...scopeKeys, ...leftKeys]))];
    this.#permissions = [...new Set(entries.map(({ event }) => eventPermissions[event.kind]))];
    this.#question = [...this.#keys, ...this.#permissions].join(" ");
  }

  /** Null where the rider sees nothing of it. */
  frameFor(rider: Rider, to: number): Buffer | null {
    if (rider.question !== this.#question) {
      rider.question = this.#question;
      rider.answer = this.#answerOf(rider.audience);
    }
    let view = this.#views.get(rider.answer);
    if (!view) {
      const seen = this.#entries.map((entry) => visibleTo(rider.audience, entry)).filter((event) => event !== null);
      view = { events: seen.map((event) => JSON.stringify(event)).join(","), frames: new Map() };
      this.#views.set(rider.answer, view);
    }
    return view.events === "" ? null : this.#frame(rider, to, view);
  }

  emptyFrameFor(rider: Rider, to: number): Buffer {
    return this.#frame(rider, to, this.#nothing);
  }

  // What decides visibility, and nothing more: who answers alike sees the same.
  #answerOf({ keys, permissions }: Audience): string {
    let answer = "";
    for (const key of this.#keys) answer += keys.has(key) ? "1" : "0";
    for (const permission of this.#permissions) answer += permissions.has(permission) ? "1" : "0";
    return answer;
  }

  #frame({ requestId, told }: Rider, to: number, { events, frames }: View): Buffer {
    let fromHere = frames.get(told);
    if (!fromHere) {
      fromHere = new Map();
      frames.set(told, fromHere);
    }
    let frame = fromHere.get(requestId);
    if (!frame) {
      const cursor = JSON.stringify(formatCursor({ epoch: this.#epoch, seq: to }));
      const from = JSON.stringify(formatCursor({ epoch: this.#epoch, seq: told }));
      const batch = `{"from":${from},"to":${cursor},"events":[${events}]}`;
      const yielded = `{"type":"data","id":${cursor},"data":{"id":${cursor},"data":${batch}}}`;
      frame = serverFrame(`{"id":${JSON.stringify(requestId)},"result":${yielded}}`);
      fromHere.set(requestId, frame);
    }
    return frame;
  }
}
