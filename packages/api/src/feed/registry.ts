import type { Caller } from "../access.ts";
import { installationStream } from "./announce.ts";
import { type Audience, audienceOf, sameAudience } from "./audience.ts";
import type { Hub } from "./hub.ts";
import type { LoggedEvent } from "./log.queries.ts";

/** A live connection as the registry knows it. */
export interface Connection {
  caller: Caller;
  audience: Audience;
  /** Asks the database again who this is. */
  authenticate(): Promise<Caller>;
  /** Ends it: signed out, or no longer allowed in this workspace. */
  end(why: "signed_out" | "forbidden"): void;
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

  constructor(hub: Hub, onError: (error: unknown) => void) {
    this.#hub = hub;
    this.#onError = onError;
    this.#recheck = setInterval(() => this.#review(() => true), recheckMs);
    this.#follow().catch(onError);
  }

  /** Live connections of one session or token; a limit counts them. */
  countOf(sessionOrToken: string): number {
    return this.#connections
      .values()
      .filter((one) => idOf(one.caller) === sessionOrToken)
      .toArray().length;
  }

  get size(): number {
    return this.#connections.size;
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
    const { channel, leave } = await this.#hub.join(installationStream);
    let position = channel.head;
    while (!signal.aborted) {
      await channel.beyond(position, signal);
      try {
        const entries = channel.head > position ? await channel.after(position) : [];
        position = entries.at(-1)?.seq ?? position;
        for (const entry of entries) this.#review(concernedBy(entry));
      } catch (error) {
        this.#onError(error);
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
    leave();
  }

  #review(isConcerned: (caller: Caller) => boolean): void {
    for (const connection of this.#connections)
      if (isConcerned(connection.caller)) this.#readAgain(connection).catch(this.#onError);
  }

  async #readAgain(connection: Connection): Promise<void> {
    const caller = await connection.authenticate();
    if (idOf(caller) === null) return connection.end("signed_out");
    if (connection.caller.viewer && !caller.viewer) return connection.end("forbidden");
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
