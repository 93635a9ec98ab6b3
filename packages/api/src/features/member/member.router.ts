import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { clearSecondFactor, createResetLink } from "../password/index.ts";
import { changeRole } from "./change-role.ts";
import { listMembers } from "./member.queries.ts";
import { removeMember } from "./remove-member.ts";

export const memberRouter = {
  list: reads("member:read").query(({ ctx }) => listMembers(ctx.db, ctx.viewer.workspaceId)),
  changeRole: writes("member:manage")
    .input(inputs.changeRole)
    .mutation(({ ctx, input }) => changeRole(ctx.desk, ctx.viewer, input)),
  createResetLink: writes("member:manage", { secret: true })
    .input(inputs.createResetLink)
    .mutation(({ ctx, input }) => createResetLink(ctx.desk, ctx.viewer, input)),
  clearSecondFactor: writes("member:manage")
    .input(inputs.clearSecondFactor)
    .mutation(({ ctx, input }) => clearSecondFactor(ctx.desk, ctx.viewer, input)),
  remove: writes("member:manage")
    .input(inputs.removeMember)
    .mutation(({ ctx, input }) => removeMember(ctx.desk, ctx.viewer, input)),
} satisfies TRPCRouterRecord;
