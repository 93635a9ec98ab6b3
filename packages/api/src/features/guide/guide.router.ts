import { compareKept } from "@frontdesk/contract";
import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { getConversation } from "../conversation/index.ts";
import { listGuides } from "./guide.queries.ts";
import { findProgress } from "./guide-progress.queries.ts";
import { skipGuideStep, startGuide, stopGuide } from "./guide-progress.ts";
import { removeGuide, saveGuide } from "./save-guide.ts";

export const guideRouter = {
  list: reads("conversation:read").query(async ({ ctx }) => (await listGuides(ctx.db, ctx.viewer)).sort(compareKept)),
  save: writes("conversation:handle")
    .input(inputs.saveGuide)
    .mutation(({ ctx, input }) => saveGuide(ctx.desk, ctx.viewer, input)),
  progress: reads("conversation:read")
    .input(inputs.getGuideProgress)
    .query(async ({ ctx: { db, viewer }, input: { conversationId } }) => {
      await getConversation(db, viewer, conversationId);
      return findProgress(db, { workspaceId: viewer.workspaceId, conversationId });
    }),
  start: writes("conversation:handle")
    .input(inputs.startGuide)
    .mutation(({ ctx, input }) => startGuide(ctx.desk, ctx.viewer, input)),
  skip: writes("conversation:handle")
    .input(inputs.skipGuideStep)
    .mutation(({ ctx, input }) => skipGuideStep(ctx.desk, ctx.viewer, input)),
  stop: writes("conversation:handle")
    .input(inputs.stopGuide)
    .mutation(({ ctx, input }) => stopGuide(ctx.desk, ctx.viewer, input)),
  remove: writes("conversation:handle")
    .input(inputs.removeGuide)
    .mutation(({ ctx, input }) => removeGuide(ctx.desk, ctx.viewer, input)),
} satisfies TRPCRouterRecord;
