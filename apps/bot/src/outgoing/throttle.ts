import { type Rate, TokenBucket } from "./token-bucket.ts";

/**
 * What Telegram takes without refusing (T4): about 30 messages a second per bot, one a second per chat with short
 * bursts, 20 a minute per group. Tokens and burst add up to that limit.
 */
const telegramRates: SendRates = {
  bot: { tokens: 28, perMs: 1_000, burst: 2 },
  chat: { tokens: 1, perMs: 1_000, burst: 3 },
  group: { tokens: 17, perMs: 60_000, burst: 3 },
};

/** How fast a bot may send: at all, to one chat, and to one group. */
export type SendRates = Readonly<Record<"bot" | "chat" | "group", Rate>>;

interface Waiter {
  chatId: number;
  /** How many messages are counted as it goes. */
  takes: number;
  go(): void;
}

/** Paces one bot's calls. Whoever waits is let through in the order of arrival, past those whose chat is not ready. */
export class Throttle {
  readonly #startedAt = performance.now();
  readonly #rates: SendRates;
  readonly #bot: TokenBucket;
  readonly #chats = new Map<number, TokenBucket[]>();
  readonly #pausedUntil = new Map<number, number>();
  #botPausedUntil = 0;
  readonly #waiting = new Set<Waiter>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(rates = telegramRates) {
    this.#rates = rates;
    this.#bot = new TokenBucket(rates.bot, this.#startedAt);
  }

  /** Resolves once a message to the chat could go, taking nothing. @throws the signal's reason */
  ready(chatId: number, signal: AbortSignal): Promise<void> {
    return this.#wait({ chatId, takes: 0 }, signal);
  }

  /**
   * Resolves at the moment a message to the chat may go, and counts it; of an album, which goes at once, each of its
   * messages, so that what follows waits for them all. @throws the signal's reason
   */
  turn({ chatId, messages = 1 }: { chatId: number; messages?: number }, signal: AbortSignal): Promise<void> {
    return this.#wait({ chatId, takes: messages }, signal);
  }

  /** True where a message to the chat could go at once and none waits for its turn. */
  isFree(chatId: number): boolean {
    const now = performance.now();
    return this.#waiting.size === 0 && this.#readyAt(chatId, now) <= now;
  }

  /** How long the whole bot must stay silent; 0 when it need not. */
  pausedMs(): number {
    return Math.max(0, this.#botPausedUntil - performance.now());
  }

  /** Obeys a `retry_after` to a chat. A second chat refused while one is paused means that the bot as a whole is too fast. */
  refused(chatId: number, retryAfterMs: number): void {
    const now = performance.now();
    const isSecond = [...this.#pausedUntil].some(([other, until]) => other !== chatId && until > now);
    this.#pausedUntil.set(chatId, now + retryAfterMs);
    if (isSecond) this.pauseBot(retryAfterMs);
    this.#pump();
  }

  /** Keeps the whole bot silent: the refused call belonged to no chat. */
  pauseBot(retryAfterMs: number): void {
    this.#botPausedUntil = Math.max(this.#botPausedUntil, performance.now() + retryAfterMs);
  }

  #wait({ chatId, takes }: Omit<Waiter, "go">, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const leave = () => {
        this.#waiting.delete(waiter);
        reject(signal.reason);
      };
      const waiter: Waiter = {
        chatId,
        takes,
        go: () => {
          signal.removeEventListener("abort", leave);
          resolve();
        },
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#waiting.add(waiter);
      this.#pump();
    });
  }

  #pump(): void {
    clearTimeout(this.#timer);
    const now = performance.now();
    let next = Number.POSITIVE_INFINITY;
    for (const waiter of this.#waiting) {
      const at = this.#readyAt(waiter.chatId, now);
      if (at > now) {
        next = Math.min(next, at);
        continue;
      }
      this.#waiting.delete(waiter);
      const { chatId, takes } = waiter;
      if (takes > 0) for (const bucket of [this.#bot, ...this.#bucketsOf(chatId)]) bucket.take(now, takes);
      waiter.go();
    }
    if (next < Number.POSITIVE_INFINITY) this.#timer = setTimeout(() => this.#pump(), Math.ceil(next - now));
    this.#forgetIdle(now);
  }

  #readyAt(chatId: number, now: number): number {
    const buckets = [this.#bot, ...this.#bucketsOf(chatId)];
    const pausedUntil = Math.max(this.#botPausedUntil, this.#pausedUntil.get(chatId) ?? 0);
    return Math.max(pausedUntil, ...buckets.map((bucket) => bucket.readyAt(now)));
  }

  #bucketsOf(chatId: number): TokenBucket[] {
    const known = this.#chats.get(chatId);
    if (known) return known;
    // Telegram gives groups and channels negative ids.
    const { chat, group } = this.#rates;
    const rates = chatId < 0 ? [chat, group] : [chat];
    const buckets = rates.map((rate) => new TokenBucket(rate, this.#startedAt));
    this.#chats.set(chatId, buckets);
    return buckets;
  }

  // A full bucket is no different from a new one.
  #forgetIdle(now: number): void {
    if (this.#chats.size < 1_000) return;
    for (const [chatId, buckets] of this.#chats) if (buckets.every((b) => b.isFull(now))) this.#chats.delete(chatId);
    for (const [chatId, until] of this.#pausedUntil) if (until <= now) this.#pausedUntil.delete(chatId);
  }
}
