import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { kind } from "../../feed/sample-event.ts";
import type { Fleet } from "../fleet.ts";

/** An event to be: who may be told of it, and what fills it up. */
export interface Told {
  scopeKeys: string[];
  leftKeys?: string[];
  noteBytes?: number;
}

/** One connection that writes events as the product's own transactions do, past every proxy; it comes back when it is lost. */
export class Writer implements AsyncDisposable {
  readonly #fleet: Pick<Fleet, "database" | "workspaceId">;
  readonly #beside: string;
  #client: Client | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /** `beside` is a statement of each transaction, before anything else of it; with one parameter, the events as JSON. */
  constructor(fleet: Pick<Fleet, "database" | "workspaceId">, beside = "") {
    this.#fleet = fleet;
    this.#beside = beside;
  }

  /**
   * Writes events in a transaction that is open for so long before it numbers them (R3), one after another. Resolves with
   * how many there are by it: none where the database went away, although it may have kept them.
   */
  write(events: readonly Told[], holdMs = 0): Promise<number> {
    const written = this.#last.then(() => this.#write(events, holdMs));
    this.#last = written;
    return written;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#last;
    await this.#client?.end().catch(() => undefined);
  }

  async #write(events: readonly Told[], holdMs: number): Promise<number> {
    const { workspaceId } = this.#fleet;
    const rows = JSON.stringify(events.map(newEvent));
    try {
      const client = await this.#connected();
      await client.query("begin");
      if (this.#beside) await client.query(this.#beside, [rows]);
      if (holdMs > 0) await wait(holdMs);
      // R3: the commit travels with the numbering.
      await client.query(`select set_config('app.workspace_id', '${workspaceId}', true);
        select append_events('${workspaceId}', ${client.escapeLiteral(rows)}); commit`);
      await client.query(`select pg_notify('frontdesk_hints', 'chaos s${workspaceId}')`);
      return events.length;
    } catch {
      this.#client?.end().catch(() => undefined);
      this.#client = null;
      return 0;
    }
  }

  async #connected(): Promise<Client> {
    if (this.#client) return this.#client;
    const client = new Client({ connectionString: this.#fleet.database.adminUrl(), connectionTimeoutMillis: 5_000 });
    client.on("error", () => undefined);
    await client.connect();
    this.#client = client;
    return client;
  }
}

function newEvent({ scopeKeys, leftKeys = [], noteBytes = 150 }: Told) {
  const contactId = randomUUID();
  const data = { contactId, inboxId: contactId, reachable: "yes", note: "x".repeat(noteBytes) };
  const subject = { subjectType: "contact", subjectId: contactId };
  return { kind, ...subject, data, scopeKeys, leftKeys, actorKind: "system", actorId: null };
}
