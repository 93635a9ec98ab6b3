import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads } from "../../trpc.ts";
import { listNames } from "./former-name.queries.ts";

export const contactRouter = {
  names: reads("conversation:read")
    .input(inputs.listNames)
    .query(({ ctx, input }) => listNames(ctx.db, ctx.viewer, input.contactId)),
} satisfies TRPCRouterRecord;
