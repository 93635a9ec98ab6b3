import { Pool, type PoolClient, type PoolConfig } from "pg";

/** pg's pool, made so that no connection can end the process and that closing it can be waited for. */
export class SteadyPool extends Pool {
  readonly #ends = new Map<PoolClient, Promise<void>>();

  constructor(config: PoolConfig, onError: (error: Error) => void) {
    super({ connectionTimeoutMillis: 5_000, keepAlive: true, ...config });
    // F12: without a listener an idle connection that breaks ends the process. Told by its message alone, since pg
    // hangs the whole client on the error, and errors are logged.
    this.on("error", ({ message }) => onError(new Error(message)));
    this.on("connect", (client) => {
      // The pool listens to idle connections only; one that breaks between two statements is told by the next.
      client.on("error", () => undefined);
      this.#ends.set(client, new Promise((ended) => client.once("end", ended)));
    });
    this.on("remove", (client) => this.#ends.delete(client));
  }

  /** Ends the connections, those in use when they come back; resolves when the last has gone. */
  async close(): Promise<void> {
    if (!this.ending) await this.end();
    await Promise.all(this.#ends.values());
  }
}
