import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { editInbox } from "./edit-inbox.ts";
import { listInboxes } from "./inbox.queries.ts";

export const inboxRouter = {
  list: reads("inbox:manage").query(({ ctx }) => listInboxes(ctx.db, ctx.viewer.workspaceId)),
  edit: writes("inbox:manage")
    .input(inputs.editInbox)
    .mutation(({ ctx, input }) => editInbox(ctx.desk, input)),
} satisfies TRPCRouterRecord;
