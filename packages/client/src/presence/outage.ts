import { deskErrorOf } from "../desk-error.ts";

/** True where the desk can't do this now and may soon, as without its database. */
export function isUnavailable(error: unknown): boolean {
  return deskErrorOf(error).code === "unavailable";
}

/** When to try again, in ms: spread, so that a thousand pages do not ask in step. */
export function tryAgainMs(): number {
  return 2_000 + Math.random() * 2_000;
}
