import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { deleteMessage } from "./delete-message.ts";
import { editMessage } from "./edit-message.ts";
import { pageOfMessages } from "./message.queries.ts";
import { reactToMessage } from "./react-to-message.ts";
import { listRevisions } from "./revision.queries.ts";
import { sendMessage } from "./send-message.ts";
import { dismissMessage, resendMessage } from "./settle-message.ts";

export const messageRouter = {
  list: reads("conversation:read")
    .input(inputs.listMessages)
    .query(({ ctx, input }) => pageOfMessages(ctx.db, ctx.viewer, input)),
  revisions: reads("conversation:read")
    .input(inputs.listRevisions)
    .query(({ ctx, input }) => listRevisions(ctx.db, ctx.viewer, input.messageId)),
  send: writes("conversation:handle")
    .input(inputs.sendMessage)
    .mutation(({ ctx, input }) => sendMessage(ctx.desk, ctx.viewer, input)),
  edit: writes("conversation:handle")
    .input(inputs.editMessage)
    .mutation(({ ctx, input }) => editMessage(ctx.desk, ctx.viewer, input)),
  delete: writes("conversation:handle")
    .input(inputs.deleteMessage)
    .mutation(({ ctx, input }) => deleteMessage(ctx.desk, ctx.viewer, input)),
  react: writes("conversation:handle")
    .input(inputs.reactToMessage)
    .mutation(({ ctx, input }) => reactToMessage(ctx.desk, ctx.viewer, input)),
  resend: writes("conversation:handle")
    .input(inputs.settleMessage)
    .mutation(({ ctx, input }) => resendMessage(ctx.desk, ctx.viewer, input)),
  dismiss: writes("conversation:handle")
    .input(inputs.settleMessage)
    .mutation(({ ctx, input }) => dismissMessage(ctx.desk, ctx.viewer, input)),
} satisfies TRPCRouterRecord;
