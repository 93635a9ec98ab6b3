import { INSTALLATION } from "@frontdesk/db";
import { type Caller, isNobody } from "../access.ts";
import { type Audience, audienceOf, sameAudience } from "./audience.ts";
import type { Hub } from "./hub.ts";
import type { LoggedEvent } from "./log.queries.ts";
import { singleFlight } from "./single-flight.ts";

/** A live connection as the registry knows it. */
export interface Connection {
  /** Null while it is being asked for the first time. */
  caller: Caller | null;
  audience: Audience;
  transport: "ws" | "sse";
  openedAt: Date;
  /** How many events that are known to be there it has still to be told. */
  behind(): number;
  /** Asks the database again who this is. */
  identify(): Promise<Caller>;
  /** Says that what is being asked may have changed meanwhile. */
  doubt(): void;
  /** Bytes written to it and not yet taken by the network. */
  bufferedBytes(): number;
  /** Ends it: signed out, or no longer allowed in this workspace. */
  end(why: "signed_out" | "forbidden"): void;
  /** Asks it to come back, here or elsewhere, after some milliseconds. */
  sendAway(afterMs: number): void;
}

/** R5: every session is read again at least this often, whatever the stream said. */
const recheckMs = 60_000;
/** How soon a connection comes back whose session has got another secret: by then the browser has it. */
const renewedMs = 1_000;
/** Whoever's rights may have changed and can't be asked for in this time proves anew who they are (P8). */
const doubtMs = 2_000;
/** While the database is away: the first wait, which doubles up to the longest. */
const retry = { firstMs: 100, longestMs: 1_000 } as const;

/** The live connections of this node, kept true by the installation's stream (R5, P8). */
export class Registry {
  #hub: Hub;
  #onError: (error: unknown) => void;
  #connections = new Set<Connection>();
  #stop = new AbortController();
  #recheck: NodeJS.Timeout;
  #readings = new WeakMap<Connection, () => Promise<void>>();
  /** How far the installation's stream has had its effect here. */
  #known = 0;
  #effects: Promise<unknown> = Promise.resolve();
  #waiters = new Set<() => void>();
  // One after another: nothing has happened, so nobody need wait for thousands of these.
  #reviewAll = singleFlight(async () => {
    for (const connection of [...this.#connections]) if (connection.caller) await this.#read(connection);
  });

  constructor(hub: Hub, onError: (error: unknown) => void) {
    this.#hub = hub;
    this.#onError = onError;
    this.#recheck = setInterval(() => void this.#reviewAll(), recheckMs);
    hub.holdFor((position) => this.#untilKnown(position));
    void this.#follow();
  }

  /** Live connections of one session or token; a limit counts them. */
  countOf(sessionOrToken: string): number {
    return this.#connections
      .values()
      .filter(({ caller }) => caller && idOf(caller) === sessionOrToken)
      .toArray().length;
  }

  get size(): number {
    return this.#connections.size;
  }

  /** What is live now. */
  connections(): Iterable<Connection> {
    return this.#connections.values();
  }

  add(connection: Connection): () => void {
    this.#connections.add(connection);
    return () => this.#connections.delete(connection);
  }

  close(): void {
    clearInterval(this.#recheck);
    this.#stop.abort();
    this.#wakeWaiters();
  }

  // P8: an event is told once every session is asked for that a revocation before it may concern.
  async #untilKnown(position: number): Promise<void> {
    if (position > this.#known) this.#hub.pump(INSTALLATION);
    while (position > this.#known && !this.#stop.signal.aborted)
      await new Promise<void>((resolve) => this.#waiters.add(resolve));
  }

  #knows(position: number, effects: Promise<unknown>[]): void {
    this.#effects = Promise.allSettled([this.#effects, ...effects]).then(() => {
      this.#known = Math.max(this.#known, position);
      this.#wakeWaiters();
    });
  }

  #wakeWaiters(): void {
    for (const wake of this.#waiters) wake();
    this.#waiters.clear();
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stop;
    let seat: Awaited<ReturnType<Hub["join"]>> | null = null;
    let position = 0;
    let failures = 0;
    while (!signal.aborted) {
      try {
        if (!seat) {
          seat = await this.#hub.join(INSTALLATION);
          position = seat.channel.head;
          // What was said before this seat was taken nobody heard.
          this.#knows(position, failures > 0 ? this.#doubtAll() : []);
        }
        failures = 0;
        const { channel } = seat;
        await channel.beyond(position, signal);
        const entries = channel.head > position ? await channel.after(position) : [];
        position = entries.at(-1)?.seq ?? position;
        this.#knows(
          position,
          entries.flatMap((entry) => this.#hear(entry)),
        );
      } catch (error) {
        this.#onError(error);
        failures += 1;
        await pause(failures);
      }
    }
    seat?.leave();
  }

  #doubtAll(): Promise<void>[] {
    for (const connection of this.#connections) if (connection.caller === null) connection.doubt();
    return [this.#reviewAll()];
  }

  /** What has to be asked for before the entry has had its effect. */
  #hear(entry: LoggedEvent): Promise<void>[] {
    const isConcerned = concernedBy(entry);
    const { kind }: { kind: string } = entry.event;
    if (kind !== "session.renewed") return this.#review(isConcerned);
    this.#sendAway(isConcerned);
    return [];
  }

  // What was opened with a secret does not outlive it; the holder comes back with the new one, which is on its way.
  #sendAway(isConcerned: (caller: Caller) => boolean): void {
    for (const connection of [...this.#connections])
      if (connection.caller && isConcerned(connection.caller)) connection.sendAway(renewedMs);
  }

  #review(isConcerned: (caller: Caller) => boolean): Promise<void>[] {
    const effects: Promise<void>[] = [];
    for (const connection of this.#connections) {
      if (connection.caller === null) connection.doubt();
      else if (isConcerned(connection.caller)) effects.push(this.#readInTime(connection));
    }
    return effects;
  }

  // One whose rights can't be had must not keep everybody waiting, nor hear what may not be for it.
  async #readInTime(connection: Connection): Promise<void> {
    const { promise: late, resolve } = Promise.withResolvers<"late">();
    const timer = setTimeout(() => resolve("late"), doubtMs);
    if ((await Promise.race([this.#read(connection), late])) === "late") connection.sendAway(0);
    clearTimeout(timer);
  }

  // Two answers about one connection must not overtake each other.
  #read(connection: Connection): Promise<void> {
    const known = this.#readings.get(connection);
    const read = known ?? singleFlight(() => this.#readAgain(connection));
    if (!known) this.#readings.set(connection, read);
    return read();
  }

  async #readAgain(connection: Connection): Promise<void> {
    for (let failures = 1; this.#connections.has(connection) && !this.#stop.signal.aborted; failures += 1) {
      try {
        this.#update(connection, await connection.identify());
        return;
      } catch (error) {
        this.#onError(error);
        await pause(failures);
      }
    }
  }

  #update(connection: Connection, caller: Caller): void {
    if (isNobody(caller)) connection.end("signed_out");
    else if (connection.caller?.viewer && !caller.viewer) connection.end("forbidden");
    else this.#keepTrue(connection, caller);
  }

  #keepTrue(connection: Connection, caller: Caller): void {
    connection.caller = caller;
    if (!caller.viewer) return;
    const audience = audienceOf(caller.viewer);
    if (sameAudience(audience, connection.audience)) return;
    connection.audience = audience;
    this.#hub.wake(caller.viewer.workspaceId);
  }
}

function pause(failures: number): Promise<void> {
  const ms = Math.min(retry.firstMs * 2 ** (failures - 1), retry.longestMs);
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function idOf(caller: Caller): string | null {
  if (caller.isInstallation) return "installation";
  return caller.signedIn?.sessionId ?? caller.tokenId;
}

function concernedBy({ event }: LoggedEvent): (caller: Caller) => boolean {
  const data = event.data as { sessionId?: string; tokenId?: string; userId?: string };
  return (caller) =>
    (data.sessionId !== undefined && caller.signedIn?.sessionId === data.sessionId) ||
    (data.tokenId !== undefined && caller.tokenId === data.tokenId) ||
    (data.userId !== undefined && caller.signedIn?.userId === data.userId);
}
