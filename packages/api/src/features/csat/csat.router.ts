import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { listCsatPolicies } from "./csat-policy.queries.ts";
import { editCsat } from "./edit-csat.ts";

export const csatRouter = {
  list: reads("inbox:manage").query(({ ctx }) => listCsatPolicies(ctx.db, ctx.viewer.workspaceId)),
  edit: writes("inbox:manage")
    .input(inputs.editCsat)
    .mutation(({ ctx, input }) => editCsat(ctx.desk, input)),
} satisfies TRPCRouterRecord;
