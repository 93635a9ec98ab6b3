import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads } from "../../trpc.ts";
import { findConversations, findMessages } from "./search.queries.ts";

export const searchRouter = {
  messages: reads("conversation:read")
    .input(inputs.searchMessages)
    .query(({ ctx, input }) => findMessages(ctx.db, ctx.viewer, input)),
  conversations: reads("conversation:read")
    .input(inputs.searchConversations)
    .query(({ ctx, input }) => findConversations(ctx.db, ctx.viewer, input)),
} satisfies TRPCRouterRecord;
