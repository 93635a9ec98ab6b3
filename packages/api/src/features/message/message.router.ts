import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { deleteNote, editNote } from "./change-note.ts";
import { deleteMessage } from "./delete-message.ts";
import { editMessage } from "./edit-message.ts";
import { pageOfMessages } from "./message.queries.ts";
import { reactToMessage } from "./react-to-message.ts";
import { listRevisions } from "./revision.queries.ts";
import { sendMessage } from "./send-message.ts";
import { dismissMessage, resendMessage } from "./settle-message.ts";
import { pageOfStuck } from "./stuck.queries.ts";
import { writeNote } from "./write-note.ts";

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
  note: writes("conversation:handle")
    .input(inputs.writeNote)
    .mutation(({ ctx, input }) => writeNote(ctx.desk, ctx.viewer, input)),
  editNote: writes("conversation:handle")
    .input(inputs.editNote)
    .mutation(({ ctx, input }) => editNote(ctx.desk, ctx.viewer, input)),
  deleteNote: writes("conversation:handle")
    .input(inputs.deleteMessage)
    .mutation(({ ctx, input }) => deleteNote(ctx.desk, ctx.viewer, input)),
  stuck: reads("conversation:read")
    .input(inputs.listStuck)
    .query(({ ctx, input }) => pageOfStuck(ctx.db, ctx.viewer, input)),
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
