import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { assertMember } from "../../access.ts";
import { reads, writes } from "../../trpc.ts";
import { getConversation } from "../conversation/index.ts";
import { listDrafts } from "./draft.queries.ts";
import { saveDraft } from "./save-draft.ts";

export const draftRouter = {
  get: reads("conversation:handle")
    .input(inputs.getDrafts)
    .query(async ({ ctx: { db, viewer }, input: { conversationId } }) => {
      const memberId = assertMember(viewer);
      await getConversation(db, viewer, conversationId);
      return listDrafts(db, { workspaceId: viewer.workspaceId, memberId, conversationId });
    }),
  save: writes("conversation:handle")
    .input(inputs.saveDraft)
    .mutation(({ ctx, input }) => saveDraft(ctx.desk, ctx.viewer, input)),
} satisfies TRPCRouterRecord;
