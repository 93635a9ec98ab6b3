import { INSTALLATION } from "@frontdesk/db";
import { type Caller, isNobody } from "../access.ts";
import { type Audience, audienceOf, sameAudience } from "./audience.ts";
import type { Hub } from "./hub.ts";
import type { LoggedEvent } from "./log.queries.ts";

/** A live connection as the registry knows it. */
export interface Connection {
  /** Null while it is being asked for the first time. */
  caller: Caller | null;
  audience: Audience;
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
const retryMs = 500;

/** The live connections of this node, kept true by the installation's stream (R5, P8). */
export class Registry {
  #hub: Hub;
  #onError: (error: unknown) => void;
  #connections = new Set<Connection>();
  #stop = new AbortController();
  #recheck: NodeJS.Timeout;
  #turns = new WeakMap<Connection, Promise<void>>();

  constructor(hub: Hub, onError: (error: unknown) => void) {
    this.#hub = hub;
    this.#onError = onError;
    this.#recheck = setInterval(() => void this.#reviewAll(), recheckMs);
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
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stop;
    let seat: Awaited<ReturnType<Hub["join"]>> | null = null;
    let position = 0;
    while (!signal.aborted) {
      try {
        if (!seat) {
          seat = await this.#hub.join(INSTALLATION);
          position = seat.channel.head;
        }
        const { channel } = seat;
        await channel.beyond(position, signal);
        const entries = channel.head > position ? await channel.after(position) : [];
        position = entries.at(-1)?.seq ?? position;
        for (const entry of entries) this.#review(concernedBy(entry));
      } catch (error) {
        this.#onError(error);
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
    seat?.leave();
  }

  #review(isConcerned: (caller: Caller) => boolean): void {
    for (const connection of this.#connections) {
      if (connection.caller === null) connection.doubt();
      else if (isConcerned(connection.caller)) void this.#inTurn(connection);
    }
  }

  // One after another: nothing has happened, so nobody need wait for thousands of these.
  async #reviewAll(): Promise<void> {
    for (const connection of [...this.#connections]) if (connection.caller) await this.#inTurn(connection);
  }

  // Two answers about one connection must not overtake each other.
  #inTurn(connection: Connection): Promise<void> {
    const before = this.#turns.get(connection) ?? Promise.resolve();
    const turn = before.then(() => this.#readAgain(connection));
    this.#turns.set(connection, turn);
    return turn;
  }

  async #readAgain(connection: Connection): Promise<void> {
    while (this.#connections.has(connection) && !this.#stop.signal.aborted) {
      try {
        this.#update(connection, await connection.identify());
        return;
      } catch (error) {
        this.#onError(error);
        await new Promise((resolve) => setTimeout(resolve, retryMs));
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
