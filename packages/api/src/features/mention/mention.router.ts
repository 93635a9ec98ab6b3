import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { assertMember } from "../../access.ts";
import { reads, writes } from "../../trpc.ts";
import { listMentions } from "./mention.queries.ts";
import { seeMentions } from "./see-mentions.ts";

export const mentionRouter = {
  list: reads("conversation:read").query(({ ctx }) =>
    listMentions(ctx.db, { workspaceId: ctx.viewer.workspaceId, memberId: assertMember(ctx.viewer) }),
  ),
  see: writes("conversation:read")
    .input(inputs.seeMentions)
    .mutation(({ ctx, input }) => seeMentions(ctx.desk, ctx.viewer, input)),
} satisfies TRPCRouterRecord;
