import type { Transport } from "../line/wire.ts";

/**
 * What may be said of the data on the screen. `live` only while the feed has spoken on the present connection and the
 * peer answers. Times are milliseconds since the epoch; `staleSince` is null exactly when `live`.
 */
export type LiveState = { transport: Transport | null; staleSince: number | null } & (
  | { kind: "connecting" }
  | { kind: "live" }
  /** Connected, and at least `behind` events short of what the desk is known to have. */
  | { kind: "catching_up"; behind: number }
  | { kind: "waiting"; retryAt: number; attempt: number }
  | { kind: "offline"; since: number }
  /** Nobody is signed in, or whoever is may not look at this: nothing is tried until somebody asks for it. */
  | { kind: "refused"; isSignedOut: boolean }
);

/** True where two states say the same. */
export function sameState(one: LiveState, other: LiveState): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
