import { Pool, type PoolClient, type PoolConfig } from "pg";

/** What a connection is replaced for that may be as dead as one that was lost after it was made. */
const outlived = new Error("made before a connection was lost");

/** pg's pool, made so that no connection can end the process and that closing it can be waited for. */
export class SteadyPool extends Pool {
  readonly #ends = new Map<PoolClient, Promise<void>>();
  readonly #madeAt = new WeakMap<PoolClient, number>();
  #lostAt = Number.NEGATIVE_INFINITY;

  constructor(config: PoolConfig, onError: (error: Error) => void) {
    super({ connectionTimeoutMillis: 5_000, keepAlive: true, ...config });
    // F12: without a listener an idle connection that breaks ends the process. Told by its message alone, since pg
    // hangs the whole client on the error, and errors are logged.
    this.on("error", ({ message }) => onError(new Error(message)));
    this.on("connect", (client) => {
      // The pool listens to idle connections only; one that breaks between two statements is told by the next.
      client.on("error", () => undefined);
      this.#madeAt.set(client, performance.now());
      this.#ends.set(client, new Promise((ended) => client.once("end", ended)));
    });
    this.on("release", (lost) => {
      if (lost && lost !== outlived) this.#lostAt = performance.now();
    });
    this.on("remove", (client) => this.#ends.delete(client));
  }

  /**
   * A connection to work on. Where one was lost, as when the network forgot it, those of the same age are replaced before
   * each of them keeps a call waiting until it is given up.
   */
  async checkOut(): Promise<PoolClient> {
    for (;;) {
      const client = await this.connect();
      if ((this.#madeAt.get(client) ?? 0) > this.#lostAt) return client;
      // Ended with a question open, pg cuts the line, and does not wait for a farewell that a dead one never gives.
      client.query("select").catch(() => undefined);
      client.release(outlived);
    }
  }

  /** Ends the connections, those in use when they come back; resolves when the last has gone. */
  async close(): Promise<void> {
    if (!this.ending) await this.end();
    await Promise.all(this.#ends.values());
  }
}
