import type { TRPCRouterRecord } from "@trpc/server";
import { authorise } from "../../access.ts";
import { open } from "../../trpc.ts";
import { describeStatus } from "./describe-status.ts";

export const statusRouter = {
  /** No `reads`: it looks beyond the transaction that one would hold meanwhile. */
  get: open("read").query(({ ctx }) => describeStatus(ctx.services, authorise(ctx.caller, "workspace:manage"))),
} satisfies TRPCRouterRecord;
