import { accountLimits } from "@frontdesk/contract";
import type { Writer } from "@frontdesk/db";
import { type ChallengeKind, insertChallenge } from "./challenge.queries.ts";
import { DeskError } from "./desk-error.ts";
import { freshSecret, hashSecret } from "./secret.ts";

/** Begins what takes two steps, for five minutes: a fresh secret of 256 bits, told this once and kept as a hash. */
export async function openChallenge(
  { db, now }: { db: Writer; now: Date },
  { kind, userId }: { kind: ChallengeKind; userId: string | null },
): Promise<string> {
  const secret = freshSecret();
  const expiresAt = new Date(now.getTime() + accountLimits.challengeMinutes * 60_000);
  await insertChallenge(db, { secretHash: hashSecret(secret), kind, userId, expiresAt });
  return secret;
}

/** What was begun took too long, was finished, or never was. */
export function challengeOver(): DeskError {
  return new DeskError("not_found", "challenge_over");
}
