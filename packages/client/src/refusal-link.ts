import type { TRPCLink } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import { tap } from "@trpc/server/observable";
import { deskErrorOf } from "./desk-error.ts";

interface Refusals {
  onSignedOut(): void;
  onRightsChanged(): void;
}

/** Reports answers that say more of the caller than of the call: the session is over, or the feed is closed to it. */
export function refusalLink({ onSignedOut, onRightsChanged }: Refusals): TRPCLink<AnyRouter> {
  return () =>
    ({ op, next }) =>
      next(op).pipe(
        tap({
          error(error) {
            const { code, reason } = deskErrorOf(error);
            if (code === "unauthenticated" && reason === "signed_out") onSignedOut();
            if (code === "forbidden" && op.type === "subscription") onRightsChanged();
          },
        }),
      );
}
