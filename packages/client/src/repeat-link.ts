import type { Operation, TRPCLink } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";
import { observable, type Unsubscribable } from "@trpc/server/observable";
import { deskErrorOf } from "./desk-error.ts";
import { fullJitter } from "./full-jitter.ts";

interface Repeating {
  attempts?: number;
  /** Upper bound of the first wait; it doubles up to five seconds. */
  firstMs?: number;
}

/**
 * P2: repeats a call that did not reach the desk, or found it unavailable: queries, and mutations that carry an `opId`,
 * which have one effect however often they arrive. Nothing else is ever repeated. About six seconds in all.
 */
export function repeatLink({ attempts: most = 6, firstMs = 300 }: Repeating = {}): TRPCLink<AnyRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        let call: Unsubscribable | undefined;
        let timer: ReturnType<typeof setTimeout> | undefined;

        function attempt(number: number) {
          call = next(op).subscribe({
            next: (envelope) => observer.next(envelope),
            complete: () => observer.complete(),
            error(error) {
              const { code, reason, retryAfterMs } = deskErrorOf(error);
              // A reason says what failed beyond the desk, or in it: asking again at once would not help.
              if (
                code !== "unavailable" ||
                reason !== null ||
                number >= most ||
                op.signal?.aborted ||
                !isSafeToRepeat(op)
              )
                return observer.error(error);
              const wait = fullJitter(number, { firstMs, mostMs: 5_000 }) + Math.min(retryAfterMs ?? 0, 5_000);
              timer = setTimeout(() => attempt(number + 1), wait);
            },
          });
        }

        attempt(1);
        return () => {
          clearTimeout(timer);
          call?.unsubscribe();
        };
      });
}

function isSafeToRepeat({ type, input }: Operation): boolean {
  if (type === "query") return true;
  return type === "mutation" && typeof input === "object" && input !== null && "opId" in input;
}
