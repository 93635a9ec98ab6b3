import { acrossWorkspaces, type Database } from "@frontdesk/db";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { DeskError } from "./desk-error.ts";
import { forgetPoints, spendPoint } from "./throttle.queries.ts";

/** How much of each class of call one caller may make; every procedure names its class (I20). */
export const rates = {
  read: { points: 600, seconds: 10 },
  write: { points: 200, seconds: 10 },
  follow: { points: 120, seconds: 60 },
  /** The bot process: bounded by its own buckets, so this only stops a runaway. */
  duty: { points: 20_000, seconds: 10 },
} as const;

export type Rate = keyof typeof rates;
export type Rates = Record<Rate, { points: number; seconds: number }>;

/**
 * Tries to prove who one is: kept in the database, so that a restart forgives nothing. An address has more of them than
 * an account from one address, since a whole office may share it, and an account from everywhere far more, since
 * strangers must not lock it. A second factor has few, for whoever gets there knows the password.
 */
export const proof = { pair: 10, address: 60, account: 300, factor: 10, windowMs: 5 * 60_000 } as const;
const factorWindowMs = 60 * 60_000;

/** What tries are counted under: an account from one place or one link, an address, an account from anywhere, a second factor. */
export interface ProofKey {
  of: "pair" | "address" | "account" | "factor";
  key: string;
}

/** Counts calls per caller. Refusals are `limited`, with the time until the next call is allowed. */
export interface Throttle {
  /** @throws limited */
  spend(rate: Rate, key: string): Promise<void>;
  /** Counts a try to prove who one is, under each key until one is refused. @throws limited */
  spendProof(keys: ProofKey[]): Promise<void>;
  /** Forgets the tries under a key, as after a successful one. */
  forgiveProof(key: ProofKey): Promise<void>;
}

export function createThrottle(database: Database, allowed: Rates = rates): Throttle {
  const limiters = new Map(
    Object.entries(allowed).map(([rate, { points, seconds }]) => [
      rate,
      new RateLimiterMemory({ keyPrefix: rate, points, duration: seconds }),
    ]),
  );
  return {
    spend: async (rate, key) => {
      try {
        await limiters.get(rate)?.consume(key);
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        throw tooMany(refusal.msBeforeNext);
      }
    },
    spendProof: async (keys) => {
      for (const { of, key } of keys) {
        const spent = await acrossWorkspaces(database, "sign-in").write({}, async ({ db, now }) => ({
          value: await spendPoint(db, {
            key: `${of}:${key}`,
            now,
            windowMs: of === "factor" ? factorWindowMs : proof.windowMs,
          }),
          events: [],
        }));
        if (spent.value.points > proof[of]) throw tooMany(spent.value.expiresInMs);
      }
    },
    forgiveProof: async ({ of, key }) => {
      await acrossWorkspaces(database, "sign-in").write({}, async ({ db }) => ({
        value: await forgetPoints(db, `${of}:${key}`),
        events: [],
      }));
    },
  };
}

function tooMany(retryAfterMs: number): DeskError {
  return new DeskError("limited", "too_many_requests", { retryAfterMs: Math.max(1, retryAfterMs) });
}
