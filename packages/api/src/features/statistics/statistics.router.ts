import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads } from "../../trpc.ts";
import { askStatistics } from "./ask-statistics.ts";
import { pageOfFigured } from "./figured.queries.ts";
import { findCounted } from "./statistics.queries.ts";

export const statisticsRouter = {
  ask: reads("report:read")
    .input(inputs.askStatistics)
    .query(({ ctx, input }) => askStatistics(ctx.db, ctx.viewer, input)),
  /** Up to which event the figures are kept: whoever shows them asks for them again when it moves. */
  counted: reads("report:read").query(({ ctx }) => findCounted(ctx.db, ctx.viewer.workspaceId)),
  list: reads("report:read")
    .input(inputs.listFigured)
    .query(({ ctx, input }) => pageOfFigured(ctx.db, ctx.viewer, input)),
} satisfies TRPCRouterRecord;
