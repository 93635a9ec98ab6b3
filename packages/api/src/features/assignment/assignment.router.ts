import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { listPolicies } from "./assignment-policy.queries.ts";
import { editAssignment } from "./edit-assignment.ts";
import { explainAssignment } from "./explain-assignment.ts";

export const assignmentRouter = {
  list: reads("inbox:manage").query(({ ctx }) => listPolicies(ctx.db, ctx.viewer.workspaceId)),
  explain: reads("inbox:manage")
    .input(inputs.explainAssignment)
    .query(({ ctx, input }) => explainAssignment(ctx, input)),
  edit: writes("inbox:manage")
    .input(inputs.editAssignment)
    .mutation(({ ctx, input }) => editAssignment(ctx.desk, input)),
} satisfies TRPCRouterRecord;
