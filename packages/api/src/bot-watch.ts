import { timingSafeEqual } from "node:crypto";
import type { InstallationEventKind } from "@frontdesk/contract";
import { acrossWorkspaces, type Database, INSTALLATION } from "@frontdesk/db";
import type { Logger } from "pino";
import { listWatched, listWatchedWorkspaces, type WatchedBot } from "./bot-watch.queries.ts";
import type { Hub } from "./feed/hub.ts";
import { hashSecret } from "./secret.ts";

interface WatchOptions {
  database: Database;
  hub: Hub;
  log: Logger;
  onError(error: unknown): void;
}

/** A bot as this node keeps it in mind; its time to be logged runs by this node's own clock. */
interface Known extends WatchedBot {
  debugEndsAt: number;
}

const news: ReadonlySet<string> = new Set<InstallationEventKind>(["bots.changed", "workspace.watched"]);
const retryMs = 500;
/** A delivery that no known bot fits makes the list be read again; all such share one reading in this time. */
const rereadMs = 100;
const noSecret = Buffer.alloc(32);

/**
 * What every node knows at once of all bots: where Telegram posts to, and whose steps are logged; and of workspaces,
 * whose calls are. Kept true by the installation's stream, so that a change on one node is known to the others within a second.
 */
export class BotWatch {
  readonly #options: WatchOptions;
  readonly #stop = new AbortController();
  readonly #listeners = new Set<() => void>();
  #bots: Known[] = [];
  /** When the logging of each watched workspace ends, by this node's own clock. */
  #workspaces = new Map<string, number>();
  #reading: Promise<void> | null = null;
  #nextRead: Promise<void> | null = null;
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(options: WatchOptions) {
    this.#options = options;
    void this.#follow();
  }

  /**
   * The bot that a webhook's path and secret belong to; null where either is wrong, which takes the same steps and the
   * same time. @throws what the database throws while it is away
   */
  async botBehind(path: string, secret: string): Promise<string | null> {
    const digests = { path: hashSecret(path), secret: hashSecret(secret) };
    const known = this.#match(digests);
    if (known) return known;
    await this.#readSoon();
    return this.#match(digests);
  }

  /** The log for what concerns a bot: down to each step while somebody asked for that, the usual one else. */
  logOf(botId: string): Logger {
    const { log } = this.#options;
    const endsAt = this.#bots.find((bot) => bot.botId === botId)?.debugEndsAt ?? 0;
    return endsAt > performance.now() ? log.child({ botId }, { level: "debug" }) : log;
  }

  /** The log for what concerns a workspace, likewise. */
  logOfWorkspace(workspaceId: string | null): Logger {
    const { log } = this.#options;
    const endsAt = (workspaceId && this.#workspaces.get(workspaceId)) || 0;
    return endsAt > performance.now() ? log.child({}, { level: "debug" }) : log;
  }

  /** Calls back whenever the set of bots, or what one needs in order to run, has changed on any node. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#stop.abort();
  }

  // Every bot is compared, whether or not one fitted before, so that time tells nothing.
  #match(given: { path: Buffer; secret: Buffer }): string | null {
    let found: string | null = null;
    for (const { botId, pathHash, secretHash } of this.#bots) {
      const isPath = timingSafeEqual(pathHash ?? noSecret, given.path);
      const isSecret = timingSafeEqual(secretHash ?? noSecret, given.secret);
      if (isPath && isSecret) found = botId;
    }
    return found;
  }

  // Telegram may be told of a webhook before this node is, and whoever guesses must not make the database work.
  #readSoon(): Promise<void> {
    this.#nextRead ??= this.#readInTurn();
    return this.#nextRead;
  }

  async #readInTurn(): Promise<void> {
    const rest = this.#readAt + rereadMs - performance.now();
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    // Who comes from here on may know of something newer.
    this.#nextRead = null;
    await this.#readAnew();
  }

  #read(): Promise<void> {
    this.#reading ??= acrossWorkspaces(this.#options.database, "bot")
      .read(async ({ db, now }) => ({
        bots: await listWatched(db),
        workspaces: await listWatchedWorkspaces(db),
        now: now.getTime(),
      }))
      .then(({ bots, workspaces, now }) => {
        this.#readAt = performance.now();
        const endOf = (until: Date | null) => (until ? this.#readAt + until.getTime() - now : 0);
        this.#bots = bots.map((bot) => ({ ...bot, debugEndsAt: endOf(bot.debugUntil) }));
        this.#workspaces = new Map(workspaces.map(({ workspaceId, debugUntil }) => [workspaceId, endOf(debugUntil)]));
      })
      .finally(() => {
        this.#reading = null;
      });
    return this.#reading;
  }

  // One that began before the change was committed may have missed it.
  async #readAnew(): Promise<void> {
    await this.#reading?.catch(() => undefined);
    await this.#read();
  }

  async #follow(): Promise<void> {
    const { hub, onError } = this.#options;
    const { signal } = this.#stop;
    let seat: Awaited<ReturnType<Hub["join"]>> | null = null;
    let position = 0;
    while (!signal.aborted) {
      try {
        if (!seat) {
          seat = await hub.join(INSTALLATION);
          position = seat.channel.head;
          await this.#readAnew();
        }
        const { channel } = seat;
        await channel.beyond(position, signal);
        const entries = channel.head > position ? await channel.after(position) : [];
        const isNews = entries.some(({ event }) => news.has(event.kind));
        if (isNews) await this.#readAnew();
        // Moved only now: what could not be read is read again.
        position = entries.at(-1)?.seq ?? position;
        if (isNews) for (const listener of this.#listeners) listener();
      } catch (error) {
        onError(error);
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
    seat?.leave();
  }
}
