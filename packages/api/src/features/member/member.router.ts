import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { listWorkloads } from "../assignment/index.ts";
import { clearSecondFactor, createResetLink } from "../password/index.ts";
import { changeRole } from "./change-role.ts";
import { editWorking, keepHours } from "./edit-working.ts";
import { listMembers } from "./member.queries.ts";
import { removeMember } from "./remove-member.ts";
import { reinstateMember, suspendMember } from "./suspend-member.ts";

export const memberRouter = {
  list: reads("member:read").query(({ ctx }) => listMembers(ctx.db, ctx.viewer.workspaceId)),
  workload: reads("conversation:read").query(({ ctx }) => listWorkloads(ctx.db, ctx.viewer.workspaceId)),
  editWorking: writes("member:manage")
    .input(inputs.editWorking)
    .mutation(({ ctx, input }) => editWorking(ctx.desk, input)),
  keepHours: writes("workspace:read")
    .input(inputs.keepHours)
    .mutation(({ ctx, input }) => keepHours(ctx.desk, ctx.viewer, input)),
  changeRole: writes("member:manage")
    .input(inputs.changeRole)
    .mutation(({ ctx, input }) => changeRole(ctx.desk, ctx.viewer, input)),
  createResetLink: writes("member:manage", { secret: true })
    .input(inputs.createResetLink)
    .mutation(({ ctx, input }) => createResetLink(ctx.desk, ctx.viewer, input)),
  clearSecondFactor: writes("member:manage")
    .input(inputs.clearSecondFactor)
    .mutation(({ ctx, input }) => clearSecondFactor(ctx.desk, ctx.viewer, input)),
  suspend: writes("member:manage")
    .input(inputs.suspendMember)
    .mutation(({ ctx, input }) => suspendMember(ctx.desk, ctx.viewer, input)),
  reinstate: writes("member:manage")
    .input(inputs.reinstateMember)
    .mutation(({ ctx, input }) => reinstateMember(ctx.desk, ctx.viewer, input)),
  remove: writes("member:manage")
    .input(inputs.removeMember)
    .mutation(({ ctx, input }) => removeMember(ctx.desk, ctx.viewer, input)),
} satisfies TRPCRouterRecord;
