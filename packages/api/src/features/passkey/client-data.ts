import { type ChallengeKind, spendChallenge } from "../../challenge.queries.ts";
import { challengeOver } from "../../challenge.ts";
import { DeskError } from "../../desk-error.ts";
import { hashSecret } from "../../secret.ts";
import type { Opened } from "../../trpc.ts";
import { writeAcross } from "../../write-across.ts";
import type { RelyingParty } from "./relying-party.ts";

/** What a browser says that it was asked: our challenge, by a page of ours. */
interface Answered {
  challenge: string;
  origin: string;
  /** Whom the challenge was made for; null at sign-in. */
  userId: string | null;
}

/**
 * Reads what a browser answers to, and uses its challenge up before anything else is looked at: a wrong answer can't be
 * mended, only begun anew. @throws invalid bad_passkey, not_found challenge_over
 */
export async function spendAnswer(
  { services, origin: from }: Pick<Opened, "services" | "origin">,
  { clientDataJSON, kind, party }: { clientDataJSON: string; kind: ChallengeKind; party: RelyingParty },
): Promise<Answered> {
  const { challenge, origin } = read(clientDataJSON);
  if (!party.isOrigin(origin)) throw badPasskey();
  const across = { services, origin: from, purpose: "sign-in" } as const;
  const spent = await writeAcross(across, ({ db, now }) =>
    spendChallenge(db, { secretHash: hashSecret(challenge), kind, now }),
  );
  if (!spent) throw challengeOver();
  return { challenge, origin, userId: spent.userId };
}

function read(clientDataJSON: string): { challenge: string; origin: string } {
  try {
    const said: unknown = JSON.parse(Buffer.from(clientDataJSON, "base64url").toString("utf8"));
    const { challenge, origin } = said as { challenge?: unknown; origin?: unknown };
    if (typeof challenge === "string" && typeof origin === "string") return { challenge, origin };
  } catch {
    // Not what a browser says: refused below, like anything else that is not.
  }
  throw badPasskey();
}

export function badPasskey(): DeskError {
  return new DeskError("invalid", "bad_passkey");
}
