import type { Logger } from "pino";
import { type BotApi, failureOf } from "../telegram/index.ts";
import type { Throttle } from "./throttle.ts";
import { TokenBucket } from "./token-bucket.ts";

/** That somebody types a reply to a chat, or no longer. */
export interface TypingInChat {
  tgChatId: number;
  isTyping: boolean;
}

interface Bot {
  api: Pick<BotApi, "showTyping">;
  throttle: Pick<Throttle, "isFree">;
  log: Logger;
}

interface Typing {
  /** Milliseconds of this machine's clock: until when it holds unless it is told again. */
  until: number;
  next: ReturnType<typeof setTimeout>;
}

/** Telegram shows it for five seconds: once in four it stays. */
const everyMs = 4_000;
/** Told again every three seconds while it goes on. */
const holdsMs = 4_500;
/** All of a bot's chats together. */
const rate = { tokens: 5, perMs: 1_000, burst: 5 } as const;

/**
 * Shows people that somebody types them a reply (C5). It is lossy: whatever it costs a reply, and whatever fails, it is
 * left out. It takes no turn of the throttle and waits for none.
 */
export class TypingMarks {
  readonly #bot: Bot;
  readonly #stop: AbortSignal;
  readonly #bucket = new TokenBucket(rate, performance.now());
  readonly #chats = new Map<number, Typing>();
  #silentUntil = 0;

  constructor(bot: Bot, stop: AbortSignal) {
    this.#bot = bot;
    this.#stop = stop;
    const end = () => {
      for (const { next } of this.#chats.values()) clearTimeout(next);
      this.#chats.clear();
    };
    stop.addEventListener("abort", end, { once: true });
  }

  /** Notes that somebody types to a chat, or does no longer. */
  note({ tgChatId, isTyping }: TypingInChat): void {
    if (this.#stop.aborted) return;
    const known = this.#chats.get(tgChatId);
    // What was shown less than four seconds ago keeps its place, whether or not it goes on.
    if (known) known.until = isTyping ? performance.now() + holdsMs : 0;
    else if (isTyping) this.#show(tgChatId, performance.now() + holdsMs);
  }

  #show(chatId: number, until: number): void {
    const next = setTimeout(() => this.#goOn(chatId), everyMs);
    this.#chats.set(chatId, { until, next });
    const now = performance.now();
    const mayGo = now >= this.#silentUntil && this.#bot.throttle.isFree(chatId) && this.#bucket.readyAt(now) <= now;
    if (!mayGo) return;
    this.#bucket.take(now, 1);
    this.#bot.api.showTyping(chatId, this.#stop).catch((error: unknown) => this.#failed(error));
  }

  #goOn(chatId: number): void {
    const { until = 0 } = this.#chats.get(chatId) ?? {};
    this.#chats.delete(chatId);
    if (until > performance.now()) this.#show(chatId, until);
  }

  #failed(error: unknown): void {
    const failure = failureOf(error);
    this.#bot.log.debug({ failure }, "typing was not shown");
    const silentMs = failure.kind === "refused" ? (failure.retryAfterMs ?? 0) : everyMs;
    this.#silentUntil = performance.now() + silentMs;
  }
}
