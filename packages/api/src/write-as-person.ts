import { INSTALLATION } from "@frontdesk/db";
import { assertSignedIn, type SignedIn } from "./access.ts";
import type { CallContext } from "./call.ts";
import type { Desk } from "./desk.ts";
import type { Opened } from "./trpc.ts";
import { type Crossing, writeAcross } from "./write-across.ts";

interface OwnMutation {
  procedure: string;
  opId: string;
  /** What makes two calls the same. No password, no code: their bare digests would lie in the log of operations (I18). */
  said?: object;
  /** False where the answer holds a secret or sets a cookie: a repeat is refused with already_done. */
  keepsAnswer?: boolean;
}

/** What somebody changes of their own account with: it belongs to no workspace, and neither does its audit. */
export interface Own extends SignedIn {
  crossing: Crossing;
  desk: Desk;
  origin: CallContext["origin"];
}

/** Changes something of the caller's own account, at most once for its `opId` (P2). @throws unauthenticated, conflict */
export function writeAsPerson<T>(
  { services, origin, caller }: Pick<Opened, "services" | "origin" | "caller">,
  { procedure, opId, said = {}, keepsAnswer = true }: OwnMutation,
  work: (own: Own) => Promise<T>,
): Promise<T> {
  const signedIn = assertSignedIn(caller);
  const op = { procedure, opId, actorId: signedIn.userId, input: said, keepsAnswer };
  return writeAcross({ services, origin, purpose: "sign-in", op }, (crossing) => {
    const desk = crossing.deskOf({ kind: "member", id: signedIn.userId }, INSTALLATION);
    return work({ ...signedIn, crossing, desk, origin });
  });
}
