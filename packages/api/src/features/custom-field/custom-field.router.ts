import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { listCustomFields } from "./custom-field.queries.ts";
import { createCustomField, editCustomField, orderCustomFields } from "./keep-custom-fields.ts";

export const customFieldRouter = {
  list: reads("conversation:read").query(({ ctx }) => listCustomFields(ctx.db, ctx.viewer.workspaceId)),
  create: writes("field:manage")
    .input(inputs.createCustomField)
    .mutation(({ ctx, input }) => createCustomField(ctx.desk, input)),
  edit: writes("field:manage")
    .input(inputs.editCustomField)
    .mutation(({ ctx, input }) => editCustomField(ctx.desk, input)),
  order: writes("field:manage")
    .input(inputs.orderCustomFields)
    .mutation(({ ctx, input }) => orderCustomFields(ctx.desk, input)),
} satisfies TRPCRouterRecord;
