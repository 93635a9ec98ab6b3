import { Client } from "pg";
import { actingAs } from "./acting-as.ts";
import { APP_ROLE } from "./roles.ts";

export interface NotificationsOptions {
  readonly url: string;
  /** A name of letters and underscores; every process of an installation uses the same. */
  readonly channel: string;
  readonly onNotification: (payload: string) => void;
  /** Hears that the connection is there, at first and again after each loss: what was said meanwhile is lost. */
  readonly onConnected?: () => void;
  readonly onError: (error: Error) => void;
}

/** PostgreSQL as a messenger between processes: at most once, and nothing while the connection is lost. */
export interface Notifications {
  /** Sends at most 7,999 bytes (the server's limit for a payload); silently nothing while the connection is lost. */
  notify(payload: string): void;
  close(): Promise<void>;
}

const firstPauseMs = 100;
const longestPauseMs = 5_000;
const heartbeatMs = 5_000;
/** Longer than this without an answer, and the connection is given up (F12). */
const answerMs = 5_000;

/**
 * Listens on a connection of its own, outside any pool, and comes back after each loss with a growing pause. Never
 * inside a transaction of anyone's: a notification there takes a lock that all writers share (R2).
 */
export function openNotifications(options: NotificationsOptions): Notifications {
  const { channel, onNotification, onConnected, onError } = options;
  let current: Client | null = null;
  let pauseMs = firstPauseMs;
  let timer: NodeJS.Timeout | undefined;
  // Who only listens would never notice that the other end is gone.
  const heartbeat = setInterval(() => ask("select"), heartbeatMs);
  let isClosed = false;

  const lose = (client: Client, error: Error) => {
    if (current !== client) return;
    current = null;
    client.end().catch(() => undefined);
    if (isClosed) return;
    onError(new Error(error.message));
    timer = setTimeout(connect, pauseMs);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  };

  const connect = () => {
    const client = new Client({
      connectionString: actingAs(options.url, APP_ROLE),
      application_name: "frontdesk-notifications",
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
      keepAlive: true,
    });
    current = client;
    client.on("error", (error) => lose(client, error));
    client.on("end", () => lose(client, new Error("the connection for notifications ended")));
    client.on("notification", ({ payload }) => onNotification(payload ?? ""));
    client
      .connect()
      .then(() => client.query(`listen ${client.escapeIdentifier(channel)}`))
      .then(
        () => {
          pauseMs = firstPauseMs;
          onConnected?.();
        },
        (error: Error) => lose(client, error),
      );
  };
  connect();

  const ask = (statement: string, values: string[] = []) => {
    const client = current;
    client?.query(statement, values).catch((error: Error) => lose(client, error));
  };

  return {
    notify: (payload) => ask("select pg_notify($1, $2)", [channel, payload]),
    async close() {
      isClosed = true;
      clearTimeout(timer);
      clearInterval(heartbeat);
      await current?.end().catch(() => undefined);
    },
  };
}
