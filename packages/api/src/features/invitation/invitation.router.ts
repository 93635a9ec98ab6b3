import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { open, reads, writes } from "../../trpc.ts";
import { acceptInvitation } from "./accept-invitation.ts";
import { listOpenInvitations } from "./invitation.queries.ts";
import { inviteMember } from "./invite-member.ts";
import { lookAtInvitation } from "./look-at-invitation.ts";
import { revokeInvitation } from "./revoke-invitation.ts";

export const invitationRouter = {
  list: reads("member:manage").query(({ ctx }) =>
    listOpenInvitations(ctx.db, { workspaceId: ctx.viewer.workspaceId, now: ctx.now }),
  ),
  create: writes("member:manage", { secret: true })
    .input(inputs.inviteMember)
    .mutation(({ ctx, input }) => inviteMember(ctx.desk, ctx.viewer, input)),
  revoke: writes("member:manage")
    .input(inputs.revokeInvitation)
    .mutation(({ ctx, input }) => revokeInvitation(ctx.desk, input)),
  look: open("read")
    .input(inputs.lookAtInvitation)
    .query(({ ctx, input }) => lookAtInvitation(ctx, input)),
  accept: open("write")
    .input(inputs.acceptInvitation)
    .mutation(({ ctx, input }) => acceptInvitation(ctx, input)),
} satisfies TRPCRouterRecord;
