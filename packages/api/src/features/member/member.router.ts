import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { changeRole } from "./change-role.ts";
import { listMembers } from "./member.queries.ts";
import { removeMember } from "./remove-member.ts";
import { listRoles } from "./role.queries.ts";

export const memberRouter = {
  list: reads("member:read").query(({ ctx }) => listMembers(ctx.db, ctx.viewer.workspaceId)),
  changeRole: writes("member:manage")
    .input(inputs.changeRole)
    .mutation(({ ctx, input }) => changeRole(ctx.desk, ctx.viewer, input)),
  remove: writes("member:manage")
    .input(inputs.removeMember)
    .mutation(({ ctx, input }) => removeMember(ctx.desk, ctx.viewer, input)),
} satisfies TRPCRouterRecord;

export const roleRouter = {
  list: reads("member:read").query(({ ctx }) => listRoles(ctx.db, ctx.viewer.workspaceId)),
} satisfies TRPCRouterRecord;
