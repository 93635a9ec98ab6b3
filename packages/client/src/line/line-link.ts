import type { ErrorCode } from "@frontdesk/contract";
import { retryLink, TRPCClientError, type TRPCLink } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import { observable, type Unsubscribable } from "@trpc/server/observable";
import { deskErrorOf } from "../desk-error.ts";
import type { Line } from "./line.ts";

class WireLost extends Error {}

/** R11: takes the place in front of `lineLink` that lets tRPC resume a subscription from its last tracked event. */
export function resumeLink(): TRPCLink<AnyRouter> {
  return retryLink<AnyRouter>({ retry: ({ error }) => error.cause instanceof WireLost });
}

/**
 * Carries subscriptions over the line. A lost wire, an answer of the kind that passes, or an end that nobody asked for
 * makes the subscription wait for the next wire; only a refusal ends it.
 */
export function lineLink(line: Line): TRPCLink<AnyRouter> {
  return () =>
    ({ op }) =>
      observable((observer) => {
        let carried: Unsubscribable | undefined;
        let isOff = false;

        const leave = line.join({
          board(wire) {
            carried = wire.carry(op).subscribe({
              next: (envelope) => observer.next(envelope),
              error(error) {
                const { code, retryAfterMs } = deskErrorOf(error);
                // What is lossy fails alone, and asks again by itself.
                if (refusals.has(code) || op.context.isLossy) observer.error(error);
                else if (!isOff) line.lose(wire, { code: null, retryAfterMs });
              },
              // Leaving makes the wire say this too.
              complete: () => !isOff && line.lose(wire, { code: null, retryAfterMs: null }),
            });
          },
          onLost: () => observer.error(TRPCClientError.from(new WireLost("The connection was lost."))),
          onRefused: (error) => observer.error(error),
        });

        return () => {
          isOff = true;
          carried?.unsubscribe();
          leave();
        };
      });
}

const refusals: ReadonlySet<ErrorCode> = new Set(["unauthenticated", "forbidden", "not_found", "invalid"]);
