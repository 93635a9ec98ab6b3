import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { createTag, editTag, removeTag, tagsOf } from "./keep-tags.ts";
import { countTagged } from "./tag.queries.ts";

export const tagRouter = {
  list: reads("conversation:read").query(({ ctx }) => tagsOf(ctx.db, ctx.viewer.workspaceId)),
  usage: reads("conversation:read").query(({ ctx }) => countTagged(ctx.db, ctx.viewer.workspaceId)),
  create: writes("tag:manage")
    .input(inputs.createTag)
    .mutation(({ ctx, input }) => createTag(ctx.desk, input)),
  edit: writes("tag:manage")
    .input(inputs.editTag)
    .mutation(({ ctx, input }) => editTag(ctx.desk, input)),
  remove: writes("tag:manage")
    .input(inputs.removeTag)
    .mutation(({ ctx, input }) => removeTag(ctx.desk, input)),
} satisfies TRPCRouterRecord;
