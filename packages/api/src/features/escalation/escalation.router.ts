import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { editEscalation } from "./edit-escalation.ts";
import { getEscalationPolicy } from "./escalation.queries.ts";

export const escalationRouter = {
  get: reads("inbox:manage").query(({ ctx }) => getEscalationPolicy(ctx.db, ctx.viewer.workspaceId)),
  edit: writes("inbox:manage")
    .input(inputs.editEscalation)
    .mutation(({ ctx, input }) => editEscalation(ctx.desk, input)),
} satisfies TRPCRouterRecord;
