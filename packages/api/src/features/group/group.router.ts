import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { describeTalk } from "./describe-talk.ts";
import { assertBot, listGroups } from "./group.queries.ts";
import { hearGroup } from "./hear-group.ts";

export const groupRouter = {
  list: reads("bot:manage")
    .input(inputs.listGroups)
    .query(async ({ ctx, input }) => {
      const ofBot = { workspaceId: ctx.viewer.workspaceId, botId: input.botId };
      await assertBot(ctx.db, ofBot);
      const known = await listGroups(ctx.db, ofBot);
      return known.flatMap(({ group, isInside }) => (isInside ? [group] : []));
    }),
  about: reads("conversation:read")
    .input(inputs.aboutGroup)
    .query(({ ctx, input }) => describeTalk(ctx.db, ctx.viewer, input.conversationId)),
  hear: writes("inbox:manage")
    .input(inputs.hearGroup)
    .mutation(({ ctx, input }) => hearGroup(ctx.desk, input)),
} satisfies TRPCRouterRecord;
