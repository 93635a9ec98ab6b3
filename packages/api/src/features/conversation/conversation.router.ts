import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { closeConversation } from "./close-conversation.ts";
import { countConversations, getConversation, pageOfConversations } from "./conversation.queries.ts";
import { releaseConversation } from "./release-conversation.ts";
import { reopenConversation } from "./reopen-conversation.ts";
import { takeConversation } from "./take-conversation.ts";

export const conversationRouter = {
  list: reads("conversation:read")
    .input(inputs.listConversations)
    .query(({ ctx, input }) => pageOfConversations(ctx.db, ctx.viewer, input)),
  counts: reads("conversation:read").query(({ ctx }) => countConversations(ctx.db, ctx.viewer)),
  get: reads("conversation:read")
    .input(inputs.getConversation)
    .query(({ ctx, input }) => getConversation(ctx.db, ctx.viewer, input.conversationId)),
  take: writes("conversation:handle")
    .input(inputs.takeConversation)
    .mutation(({ ctx, input }) => takeConversation(ctx.desk, ctx.viewer, input)),
  release: writes("conversation:handle")
    .input(inputs.moveConversation)
    .mutation(({ ctx, input }) => releaseConversation(ctx.desk, ctx.viewer, input)),
  close: writes("conversation:handle")
    .input(inputs.moveConversation)
    .mutation(({ ctx, input }) => closeConversation(ctx.desk, ctx.viewer, input)),
  reopen: writes("conversation:handle")
    .input(inputs.moveConversation)
    .mutation(({ ctx, input }) => reopenConversation(ctx.desk, ctx.viewer, input)),
} satisfies TRPCRouterRecord;
