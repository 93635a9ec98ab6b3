import { compareKept } from "@frontdesk/contract";
import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { listCannedReplies } from "./canned-reply.queries.ts";
import { removeCannedReply } from "./remove-canned-reply.ts";
import { saveCannedReply } from "./save-canned-reply.ts";

export const cannedReplyRouter = {
  list: reads("conversation:read").query(async ({ ctx }) =>
    (await listCannedReplies(ctx.db, ctx.viewer)).sort(compareKept),
  ),
  save: writes("conversation:handle")
    .input(inputs.saveCannedReply)
    .mutation(({ ctx, input }) => saveCannedReply(ctx.desk, ctx.viewer, input)),
  remove: writes("conversation:handle")
    .input(inputs.removeCannedReply)
    .mutation(({ ctx, input }) => removeCannedReply(ctx.desk, ctx.viewer, input)),
} satisfies TRPCRouterRecord;
