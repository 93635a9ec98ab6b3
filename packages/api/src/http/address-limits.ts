import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { networkOf } from "./caller-address.ts";

/**
 * What one address may do before anybody knows who it is: a flood guard in front of the database, and no quota. Two
 * hundred people behind one address, all of whom reload at once, stay far below it.
 */
export const addressLimits = {
  /** Requests to procedures and files, event streams, and handshakes of sockets. */
  requests: { points: 6_000, seconds: 10 },
  /** Sockets that have not said who they are yet. */
  silentSockets: { perAddress: 500, inAll: 2_000 },
} as const;

/** The limits of a server; tests bring smaller ones. */
export interface AddressLimits {
  requests: { points: number; seconds: number };
  silentSockets: { perAddress: number; inAll: number };
}

/** Counts what addresses do, in this process's memory alone. */
export class AddressGuard {
  readonly #limits: AddressLimits;
  readonly #requests: RateLimiterMemory;
  readonly #silent = new Map<string, number>();
  #silentInAll = 0;

  constructor(limits: AddressLimits) {
    this.#limits = limits;
    this.#requests = new RateLimiterMemory({ points: limits.requests.points, duration: limits.requests.seconds });
  }

  /** Counts one request; resolves with the milliseconds to wait where it is one too many, and with 0 else. */
  async spend(address: string): Promise<number> {
    try {
      await this.#requests.consume(networkOf(address));
      return 0;
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return Math.max(1, refusal.msBeforeNext);
    }
  }

  /** Takes a silent socket in; returns the way to let it go, once, or null where there are too many. */
  admitSilent(address: string): (() => void) | null {
    const network = networkOf(address);
    const { perAddress, inAll } = this.#limits.silentSockets;
    const count = this.#silent.get(network) ?? 0;
    if (count >= perAddress || this.#silentInAll >= inAll) return null;
    this.#silent.set(network, count + 1);
    this.#silentInAll += 1;
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      this.#silentInAll -= 1;
      const left = (this.#silent.get(network) ?? 1) - 1;
      if (left === 0) this.#silent.delete(network);
      else this.#silent.set(network, left);
    };
  }
}
