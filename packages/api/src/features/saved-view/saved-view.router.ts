import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { countedViews, createSavedView, editSavedView, removeSavedView } from "./keep-views.ts";
import { moveSavedView } from "./move-view.ts";

export const savedViewRouter = {
  list: reads("conversation:read").query(({ ctx }) => countedViews(ctx)),
  create: writes("conversation:read")
    .input(inputs.createSavedView)
    .mutation(({ ctx, input }) => createSavedView(ctx.desk, ctx.viewer, input)),
  edit: writes("conversation:read")
    .input(inputs.editSavedView)
    .mutation(({ ctx, input }) => editSavedView(ctx.desk, ctx.viewer, input)),
  move: writes("conversation:read")
    .input(inputs.moveSavedView)
    .mutation(({ ctx, input }) => moveSavedView(ctx.desk, ctx.viewer, input)),
  remove: writes("conversation:read")
    .input(inputs.removeSavedView)
    .mutation(({ ctx, input }) => removeSavedView(ctx.desk, ctx.viewer, input)),
} satisfies TRPCRouterRecord;
