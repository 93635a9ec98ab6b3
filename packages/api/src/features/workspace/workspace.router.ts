import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { open } from "../../trpc.ts";
import { createWorkspace } from "./create-workspace.ts";

export const workspaceRouter = {
  create: open("write")
    .input(inputs.createWorkspace)
    .mutation(({ ctx, input }) => createWorkspace(ctx, input)),
} satisfies TRPCRouterRecord;
