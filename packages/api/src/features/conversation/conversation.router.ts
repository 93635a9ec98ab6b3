import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { awaitContact } from "./await-contact.ts";
import { bulkConversations } from "./bulk-conversations.ts";
import { closeConversation, markSpam } from "./close-conversation.ts";
import { getConversation } from "./conversation.queries.ts";
import { getDirectory } from "./directory.queries.ts";
import { escalateConversation } from "./escalate-conversation.ts";
import { assignConversation, transferConversation } from "./hand-over.ts";
import { prioritiseConversation } from "./prioritise-conversation.ts";
import { countConversations, pageOfConversations } from "./queue.queries.ts";
import { releaseConversation } from "./release-conversation.ts";
import { clearSpam, reopenConversation } from "./reopen-conversation.ts";
import { snoozeConversation, wakeConversation } from "./snooze-conversation.ts";
import { tagConversation } from "./tag-conversation.ts";
import { takeConversation } from "./take-conversation.ts";
import { undoConversations } from "./undo-conversations.ts";

const handles = () => writes("conversation:handle");

export const conversationRouter = {
  list: reads("conversation:read")
    .input(inputs.listConversations)
    .query(({ ctx, input }) => pageOfConversations(ctx.db, ctx.viewer, { ...input, now: ctx.now })),
  counts: reads("conversation:read").query(({ ctx }) => countConversations(ctx.db, ctx.viewer, ctx.now)),
  get: reads("conversation:read")
    .input(inputs.getConversation)
    .query(({ ctx, input }) => getConversation(ctx.db, ctx.viewer, input.conversationId)),
  directory: reads("conversation:read").query(({ ctx }) => getDirectory(ctx.db, ctx.viewer.workspaceId)),

  take: handles()
    .input(inputs.takeConversation)
    .mutation(({ ctx, input }) => takeConversation(ctx.desk, ctx.viewer, input)),
  release: handles()
    .input(inputs.moveConversation)
    .mutation(({ ctx, input }) => releaseConversation(ctx.desk, ctx.viewer, input)),
  transfer: handles()
    .input(inputs.transferConversation)
    .mutation(({ ctx, input }) => transferConversation(ctx.desk, ctx.viewer, input)),
  assign: writes("conversation:override")
    .input(inputs.assignConversation)
    .mutation(({ ctx, input }) => assignConversation(ctx.desk, ctx.viewer, input)),
  escalate: handles()
    .input(inputs.escalateConversation)
    .mutation(({ ctx, input }) => escalateConversation(ctx.desk, ctx.viewer, input)),

  prioritise: handles()
    .input(inputs.prioritiseConversation)
    .mutation(({ ctx, input }) => prioritiseConversation(ctx.desk, ctx.viewer, input)),
  tag: handles()
    .input(inputs.tagConversation)
    .mutation(({ ctx, input }) => tagConversation(ctx.desk, ctx.viewer, input)),
  await: handles()
    .input(inputs.moveConversation)
    .mutation(({ ctx, input }) => awaitContact(ctx.desk, ctx.viewer, input)),
  snooze: handles()
    .input(inputs.snoozeConversation)
    .mutation(({ ctx, input }) => snoozeConversation(ctx.desk, ctx.viewer, input)),
  wake: handles()
    .input(inputs.moveConversation)
    .mutation(({ ctx, input }) => wakeConversation(ctx.desk, ctx.viewer, input)),

  close: handles()
    .input(inputs.moveConversation)
    .mutation(({ ctx, input }) => closeConversation(ctx.desk, ctx.viewer, input)),
  reopen: handles()
    .input(inputs.moveConversation)
    .mutation(({ ctx, input }) => reopenConversation(ctx.desk, ctx.viewer, input)),
  markSpam: handles()
    .input(inputs.moveConversation)
    .mutation(({ ctx, input }) => markSpam(ctx.desk, ctx.viewer, input)),
  clearSpam: handles()
    .input(inputs.moveConversation)
    .mutation(({ ctx, input }) => clearSpam(ctx.desk, ctx.viewer, input)),

  bulk: handles()
    .input(inputs.bulkConversations)
    .mutation(({ ctx, input }) => bulkConversations(ctx.desk, ctx.viewer, input)),
  undo: handles()
    .input(inputs.undoConversations)
    .mutation(({ ctx, input }) => undoConversations(ctx.desk, ctx.viewer, input)),
} satisfies TRPCRouterRecord;
