import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { open, reads, writes } from "../../trpc.ts";
import { configureWorkspace } from "./configure-workspace.ts";
import { createWorkspace } from "./create-workspace.ts";
import { getSettings } from "./workspace.queries.ts";

export const workspaceRouter = {
  create: open("write")
    .input(inputs.createWorkspace)
    .mutation(({ ctx, input }) => createWorkspace(ctx, input)),
  settings: reads("workspace:manage").query(({ ctx }) => getSettings(ctx.db, ctx.viewer.workspaceId)),
  configure: writes("workspace:manage")
    .input(inputs.configureWorkspace)
    .mutation(({ ctx, input }) => configureWorkspace(ctx.desk, input)),
} satisfies TRPCRouterRecord;
