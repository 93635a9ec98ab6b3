import { type EventKind, eventPermissions, type FeedBatch, formatCursor } from "@frontdesk/contract";
import type { Encoder } from "@trpc/server/adapters/ws";
import { type Audience, visibleTo } from "./audience.ts";
import type { LoggedEvent } from "./log.queries.ts";
import { serverFrame } from "./server-frame.ts";

// R8, level 1. A feed's generator costs 30 µs an event and subscriber; a ready frame given to the socket costs 4. So a
// feed that has caught up leaves its generator and rides here: each frame is made once for all who see the same of it.
// This file alone knows how tRPC frames a yield; a test holds it to the stock client. Without a wire that takes frames
// (server-sent events, or a tRPC that frames otherwise) the generator goes on by itself: level 0.

/** What a WebSocket is written through, and what says whether it is still open. */
interface FrameSink {
  socket: { write(frame: Buffer): boolean };
  client: { readonly readyState: number };
}

/** Where a feed's frames may be written past its generator. */
export interface FrameWire extends FrameSink {
  /** Notes by which request the feed is answered, as its first batch passes the encoder; null until then. */
  requestId(): number | string | null;
  /** Says which batch passes the encoder next. */
  expect(batch: FeedBatch): void;
}

/** As ws numbers it: neither side has said that it closes. */
const OPEN = 1;

/** The wires of one socket, and the encoder by which they learn their requests' ids. */
export function openFrameWires(encoder: Encoder, { socket, client }: FrameSink) {
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
      ...{ socket, client },
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
  /** True while its rights are the same; asked at every review. */
  isEntitled(): boolean;
  /** True while its reader is not too far behind. */
  keepsUp(): boolean;
  signal: AbortSignal;
}

/** A feed on the lane. What each frame needs of it stands together, away from what only its leaving needs. */
class Rider {
  readonly socket: FrameSink["socket"];
  readonly client: FrameSink["client"];
  readonly requestId: number | string;
  told: number;
  /** True where the network had not taken everything after the last frame. */
  lags = true;
  /** What it was last asked of its rights, and its answer, which stays the same for as long as it rides. */
  question: Question | null = null;
  answer = 0;
  readonly passenger: Passenger;
  readonly leave: () => void;

  constructor(passenger: Passenger, requestId: number | string, leave: () => void) {
    this.socket = passenger.wire.socket;
    this.client = passenger.wire.client;
    this.requestId = requestId;
    this.told = passenger.told;
    this.passenger = passenger;
    this.leave = leave;
  }
}

/** The feeds of one stream that have caught up. Their rights are looked at by `review`, and not for each frame. */
export class Lane {
  readonly #epoch: string;
  readonly #riders = new Set<Rider>();
  #question = new Question([]);

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
    const rider = new Rider(passenger, requestId, leave);
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
    const asked = new Question(entries);
    if (asked.text !== this.#question.text) this.#question = asked;
    this.#write(new Print(this.#epoch, entries, this.#question), to);
  }

  /** R4: tells everyone where the stream stands, on the hub's tick. */
  tick(head: number): void {
    this.#write(new Print(this.#epoch, [], this.#question), head);
  }

  /** Lets go of those whose rights changed, before anything more is written to them. */
  review(): void {
    for (const rider of this.#riders) if (!rider.passenger.isEntitled()) rider.leave();
  }

  // Each thing of a rider's that this looks at is far from the last one's in memory, and waiting for it is what a
  // delivery costs beside the network's part: so as few as may be.
  #write(print: Print, to: number): void {
    for (const rider of this.#riders) {
      // Off before anything more is written: whether it reads is its generator's to find out.
      if (rider.lags && !rider.passenger.keepsUp()) {
        rider.leave();
        continue;
      }
      const frame = print.frameFor(rider, to);
      if (!frame) continue;
      rider.told = to;
      if (rider.client.readyState === OPEN) rider.lags = !rider.socket.write(frame);
    }
  }
}

/** What has to be known of a session's rights to know what it sees of some events. */
class Question {
  readonly text: string;
  readonly #keys: string[];
  readonly #permissions: (typeof eventPermissions)[EventKind][];
  readonly #answers = new Map<string, number>();

  constructor(entries: readonly LoggedEvent[]) {
    this.#keys = [...new Set(entries.flatMap(({ scopeKeys, leftKeys }) => [...scopeKeys, ...leftKeys]))];
    this.#permissions = [...new Set(entries.map(({ event }) => eventPermissions[event.kind]))];
    this.text = [...this.#keys, ...this.#permissions].join(" ");
  }

  /** The same number for all whose rights answer alike: they see the same. */
  answerOf({ keys, permissions }: Audience): number {
    let answer = "";
    for (const key of this.#keys) answer += keys.has(key) ? "1" : "0";
    for (const permission of this.#permissions) answer += permissions.has(permission) ? "1" : "0";
    const known = this.#answers.get(answer) ?? this.#answers.size;
    this.#answers.set(answer, known);
    return known;
  }
}

/** What some riders see of some events. */
interface View {
  /** As JSON, between commas. */
  events: string;
  isEmpty: boolean;
  /** By where a rider stands, and the id it asked by. */
  frames: Map<number, Map<number | string, Buffer>>;
}

/** Some events as frames, each made once for all who see the same, stand at the same place and ask by the same id. */
class Print {
  readonly #epoch: string;
  readonly #entries: readonly LoggedEvent[];
  readonly #question: Question;
  readonly #views = new Map<number, View>();
  /** What the rider before saw: nearly always the next one sees the same. */
  #before: Pick<Rider, "answer" | "told" | "requestId"> & { frame: Buffer | null } = {
    ...{ answer: -1, told: -1, requestId: -1, frame: null },
  };

  constructor(epoch: string, entries: readonly LoggedEvent[], question: Question) {
    this.#epoch = epoch;
    this.#entries = entries;
    this.#question = question;
  }

  /** Null where the rider sees nothing of what there is; of nothing, everyone sees that. */
  frameFor(rider: Rider, to: number): Buffer | null {
    if (rider.question !== this.#question) {
      rider.question = this.#question;
      rider.answer = this.#question.answerOf(rider.passenger.audience);
    }
    const { answer, told, requestId } = rider;
    const before = this.#before;
    if (before.answer === answer && before.told === told && before.requestId === requestId) return before.frame;
    this.#before = { answer, told, requestId, frame: this.#find(rider, to) };
    return this.#before.frame;
  }

  #find(rider: Rider, to: number): Buffer | null {
    let view = this.#views.get(rider.answer);
    if (!view) {
      const seen = this.#entries
        .map((entry) => visibleTo(rider.passenger.audience, entry))
        .filter((event) => event !== null);
      const isEmpty = seen.length === 0 && this.#entries.length > 0;
      view = { events: seen.map((event) => JSON.stringify(event)).join(","), isEmpty, frames: new Map() };
      this.#views.set(rider.answer, view);
    }
    return view.isEmpty ? null : this.#frame(rider, to, view);
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
