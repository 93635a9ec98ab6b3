import { tooManyRequests } from "../bot-api/error.ts";
import type { Clock } from "../clock.ts";
import { type Rate, TokenBucket } from "./token-bucket.ts";

/** T4: what one bot may send. */
export interface FloodLimits {
  perBot: Rate;
  perChat: Rate;
  perGroup: Rate;
  /** How much longer the wait becomes with each call made during it, in seconds. */
  penaltySeconds: number;
}

/** Telegram doesn't publish its bursts; these leave room for the jitter of a network, not for a second bucket. */
export const usualFloodLimits: FloodLimits = {
  perBot: { perSecond: 30, burst: 30 },
  perChat: { perSecond: 1, burst: 5 },
  perGroup: { perSecond: 20 / 60, burst: 20 },
  penaltySeconds: 1,
};

/** Counts what bots send and refuses what is too much. */
export class FloodControl {
  limits: FloodLimits | undefined;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, TokenBucket>();
  readonly #heldUntil = new Map<string, number>();

  constructor(clock: Clock, limits: FloodLimits | undefined) {
    this.#clock = clock;
    this.limits = limits;
  }

  /** Changes or (undefined) lifts the limits, and forgets what was counted. */
  setLimits(limits: FloodLimits | undefined): void {
    this.limits = limits;
    this.#buckets.clear();
    this.#heldUntil.clear();
  }

  /** Whether this bot was told to wait, for this chat or altogether, and the wait is not over. */
  isHeld(botId: number, chatId: number | undefined): boolean {
    const now = this.#clock.now();
    return this.#scopes(botId, chatId).some((scope) => now < (this.#heldUntil.get(scope) ?? 0));
  }

  /** Makes the bot wait, as if it had sent too much to this chat, or to all when none is named. */
  hold(botId: number, chatId: number | undefined, seconds: number): void {
    this.#heldUntil.set(this.#scopes(botId, chatId).at(-1) ?? "", this.#clock.now() + seconds * 1000);
  }

  /**
   * Counts sent messages; those of one album are sent together or not at all. @throws Too Many Requests, without
   * counting them, when there is no room for one more
   */
  admit(botId: number, chatId: number, messages = 1): void {
    this.#refuseHeld(botId, chatId);
    if (!this.limits) return;
    const now = this.#clock.now();
    const buckets = this.#scopes(botId, chatId).map((scope) => [scope, this.#bucket(scope, chatId)] as const);
    const full = buckets.filter(([, bucket]) => bucket.waitMs(now) > 0);
    if (full.length > 0) {
      const waits = full.map(([scope, bucket]) => {
        const seconds = Math.ceil(bucket.waitMs(now) / 1000);
        this.#heldUntil.set(scope, now + seconds * 1000);
        return seconds;
      });
      throw tooManyRequests(Math.max(...waits));
    }
    for (const [, bucket] of buckets) bucket.take(messages);
  }

  /** A wait that isn't respected grows. @throws Too Many Requests while the bot has to wait. */
  #refuseHeld(botId: number, chatId: number): void {
    const now = this.#clock.now();
    const held = this.#scopes(botId, chatId).filter((scope) => now < (this.#heldUntil.get(scope) ?? 0));
    if (held.length === 0) return;
    const ends = held.map((scope) => {
      const until = (this.#heldUntil.get(scope) ?? now) + (this.limits?.penaltySeconds ?? 0) * 1000;
      this.#heldUntil.set(scope, until);
      return until;
    });
    throw tooManyRequests(Math.ceil((Math.max(...ends) - now) / 1000));
  }

  #scopes(botId: number, chatId: number | undefined): string[] {
    return chatId === undefined ? [`${botId}`] : [`${botId}`, `${botId}/${chatId}`];
  }

  #bucket(scope: string, chatId: number): TokenBucket {
    const known = this.#buckets.get(scope);
    if (known) return known;
    const { perBot, perChat, perGroup } = this.limits ?? usualFloodLimits;
    const rate = !scope.includes("/") ? perBot : chatId < 0 ? perGroup : perChat;
    const bucket = new TokenBucket(rate, this.#clock.now());
    this.#buckets.set(scope, bucket);
    return bucket;
  }
}
