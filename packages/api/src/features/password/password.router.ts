import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { open } from "../../trpc.ts";
import { changePassword } from "./change-password.ts";
import { requestReset } from "./request-reset.ts";
import { lookAtReset, resetPassword } from "./reset-password.ts";

export const passwordRouter = {
  change: open("write")
    .input(inputs.changePassword)
    .mutation(({ ctx, input }) => changePassword(ctx, input)),
  requestReset: open("write")
    .input(inputs.requestReset)
    .mutation(({ ctx, input }) => requestReset(ctx, input)),
  lookAtReset: open("read")
    .input(inputs.lookAtReset)
    .query(({ ctx, input }) => lookAtReset(ctx, input)),
  reset: open("write")
    .input(inputs.resetPassword)
    .mutation(({ ctx, input }) => resetPassword(ctx, input)),
} satisfies TRPCRouterRecord;
