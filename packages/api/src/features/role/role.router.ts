import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { createRole } from "./create-role.ts";
import { editRole } from "./edit-role.ts";
import { removeRole } from "./remove-role.ts";
import { listRoles } from "./role.queries.ts";

export const roleRouter = {
  list: reads("member:read").query(({ ctx }) => listRoles(ctx.db, ctx.viewer.workspaceId)),
  create: writes("role:manage")
    .input(inputs.createRole)
    .mutation(({ ctx, input }) => createRole(ctx.desk, ctx.viewer, input)),
  edit: writes("role:manage")
    .input(inputs.editRole)
    .mutation(({ ctx, input }) => editRole(ctx.desk, ctx.viewer, input)),
  remove: writes("role:manage")
    .input(inputs.removeRole)
    .mutation(({ ctx, input }) => removeRole(ctx.desk, ctx.viewer, input)),
} satisfies TRPCRouterRecord;
