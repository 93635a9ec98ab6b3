import type { TRPCLink } from "@trpc/client";
import type { AnyRouter } from "@trpc/server";

/** Drops the `direction` that tRPC's infinite queries add to their input: our pages go one way, and inputs are strict. */
export function pageLink(): TRPCLink<AnyRouter> {
  return () =>
    ({ op, next }) => {
      if (op.type !== "query" || !isPaged(op.input)) return next(op);
      const { direction: _, ...input } = op.input;
      return next({ ...op, input });
    };
}

function isPaged(input: unknown): input is { direction: unknown } {
  return typeof input === "object" && input !== null && "direction" in input;
}
