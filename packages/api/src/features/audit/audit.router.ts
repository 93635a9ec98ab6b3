import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads } from "../../trpc.ts";
import { pageOfAudit } from "./audit-view.queries.ts";

export const auditRouter = {
  list: reads("audit:read")
    .input(inputs.listAudit)
    .query(({ ctx, input }) => pageOfAudit(ctx.db, { ...input, workspaceId: ctx.viewer.workspaceId })),
} satisfies TRPCRouterRecord;
