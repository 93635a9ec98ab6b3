import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { authorise } from "../../access.ts";
import { open, writes } from "../../trpc.ts";
import { debugWorkspace } from "./debug-workspace.ts";
import { describeLive } from "./describe-live.ts";
import { describeStatus } from "./describe-status.ts";

export const statusRouter = {
  /** No `reads`: it looks beyond the transaction that one would hold meanwhile. */
  get: open("read").query(({ ctx }) => describeStatus(ctx.services, authorise(ctx.caller, "workspace:manage"))),
  /** Figures follow no event, so that the answer is no `{ data, asOf }`. */
  live: open("read").query(({ ctx }) => describeLive(ctx.services, authorise(ctx.caller, "workspace:manage"))),
  debug: writes("workspace:manage")
    .input(inputs.debugWorkspace)
    .mutation(({ ctx, input }) => debugWorkspace(ctx.desk, input)),
} satisfies TRPCRouterRecord;
