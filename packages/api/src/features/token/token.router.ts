import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { createToken } from "./create-token.ts";
import { renameToken } from "./rename-token.ts";
import { revokeToken } from "./revoke-token.ts";
import { listTokens } from "./token.queries.ts";

export const tokenRouter = {
  list: reads("token:manage").query(({ ctx }) => listTokens(ctx.db, ctx.viewer.workspaceId)),
  create: writes("token:manage", { secret: true })
    .input(inputs.createToken)
    .mutation(({ ctx, input }) => createToken(ctx.desk, ctx.viewer, input)),
  rename: writes("token:manage")
    .input(inputs.renameToken)
    .mutation(({ ctx, input }) => renameToken(ctx.desk, input)),
  revoke: writes("token:manage")
    .input(inputs.revokeToken)
    .mutation(({ ctx, input }) => revokeToken(ctx.desk, input)),
} satisfies TRPCRouterRecord;
