import { accountLimits, type ResetLink } from "@frontdesk/contract";
import { freshSecret, hashSecret } from "../../secret.ts";

/** A link's secret, what is kept of it, and its end in an hour. */
export function freshReset(now: Date) {
  const secret = freshSecret();
  const expiresAt = new Date(now.getTime() + accountLimits.resetMinutes * 60_000);
  const told: ResetLink = { secret, expiresAt: expiresAt.toISOString() };
  return { told, kept: { secretHash: hashSecret(secret), expiresAt, now } };
}
