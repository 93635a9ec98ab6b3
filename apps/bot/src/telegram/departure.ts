import { AsyncLocalStorage } from "node:async_hooks";
import http from "node:http";
import https from "node:https";

/** Whether a call's request may have left this machine: until it has, Telegram certainly did not accept it. */
export interface Departure {
  hasLeft: boolean;
}

const departures = new AsyncLocalStorage<Departure>();

/** Runs a call and tells afterwards, whatever became of it, whether its request may have left. */
export function watchDeparture<T>(departure: Departure, call: () => Promise<T>): Promise<T> {
  return departures.run(departure, call);
}

// A connection is offered again for less time than servers keep idle ones, so that a request seldom meets a closed one.
// When it does, the reset can't be told from a lost answer: a reused connection counts as left at once (F11).
const pool = { keepAlive: true, timeout: 4_000 };

class PlainAgent extends http.Agent {
  override createConnection(...args: Parameters<http.Agent["createConnection"]>) {
    return watched(super.createConnection(...args), "connect");
  }

  override reuseSocket(...args: Parameters<http.Agent["reuseSocket"]>) {
    markLeft();
    super.reuseSocket(...args);
  }
}

class TlsAgent extends https.Agent {
  override createConnection(...args: Parameters<https.Agent["createConnection"]>) {
    return watched(super.createConnection(...args), "secureConnect");
  }

  override reuseSocket(...args: Parameters<https.Agent["reuseSocket"]>) {
    markLeft();
    super.reuseSocket(...args);
  }
}

/** Connections to one API root that report departures; a name that can't be resolved, a refusal, a failed TLS don't. */
export function openAgent(apiRoot: string): http.Agent {
  return apiRoot.startsWith("https:") ? new TlsAgent(pool) : new PlainAgent(pool);
}

type Connection = ReturnType<http.Agent["createConnection"]>;

function watched(connection: Connection, writable: "connect" | "secureConnect"): Connection {
  const departure = departures.getStore();
  if (departure) connection?.once(writable, () => markLeft(departure));
  return connection;
}

function markLeft(departure = departures.getStore()) {
  if (departure) departure.hasLeft = true;
}
