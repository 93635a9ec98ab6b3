import { hash, verify } from "@node-rs/argon2";
import { DeskError } from "./desk-error.ts";

// OWASP ASVS 5 §11.4: argon2id (the library's default) with at least 19 MiB and two passes.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const mostInFlight = 2;
/** About ten seconds' worth: who would wait longer is told to come back, and holds nothing here meanwhile. */
const usuallyWaiting = 400;
const retryAfterMs = 10_000;

/**
 * Hashes and checks passwords, two at a time in all, so that a storm of sign-ins can't take the machine.
 * Both throw limited where hundreds wait already.
 */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** False also where there is no hash; takes as long as a real check. */
  matches(password: string, stored: string | null): Promise<boolean>;
}

export function createPasswords({ mostWaiting = usuallyWaiting } = {}): Passwords {
  const enter = gate({ places: mostInFlight, mostWaiting });
  const decoy = enter(() => hash("no such password", cost));
  return {
    hash: (password) => enter(() => hash(password.normalize("NFC"), cost)),
    matches: async (password, stored) => {
      const against = stored ?? (await decoy);
      const same = await enter(() => verify(against, password.normalize("NFC")));
      return same && stored !== null;
    },
  };
}

function gate({ places, mostWaiting }: { places: number; mostWaiting: number }) {
  const queue: (() => void)[] = [];
  let free = places;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free === 0 && queue.length >= mostWaiting)
      throw new DeskError("limited", "too_many_requests", { retryAfterMs });
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => queue.push(resolve));
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else free += 1;
    }
  };
}
