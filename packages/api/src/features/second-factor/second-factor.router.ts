import type { SecondFactor } from "@frontdesk/contract";
import * as inputs from "@frontdesk/contract/inputs";
import { acrossWorkspaces } from "@frontdesk/db";
import type { TRPCRouterRecord } from "@trpc/server";
import { assertSignedIn } from "../../access.ts";
import { open } from "../../trpc.ts";
import { disable, renewCodes } from "./disable.ts";
import { confirm, enrol } from "./enrol.ts";
import { findSecondFactor } from "./second-factor.queries.ts";

export const secondFactorRouter = {
  get: open("read").query(async ({ ctx }): Promise<SecondFactor> => {
    const { userId } = assertSignedIn(ctx.caller);
    return acrossWorkspaces(ctx.services.database, "sign-in").read(({ db }) => findSecondFactor(db, userId));
  }),
  enrol: open("write")
    .input(inputs.enrolSecondFactor)
    .mutation(({ ctx, input }) => enrol(ctx, input)),
  confirm: open("write")
    .input(inputs.confirmSecondFactor)
    .mutation(({ ctx, input }) => confirm(ctx, input)),
  disable: open("write")
    .input(inputs.disableSecondFactor)
    .mutation(({ ctx, input }) => disable(ctx, input)),
  renewCodes: open("write")
    .input(inputs.renewRecoveryCodes)
    .mutation(({ ctx, input }) => renewCodes(ctx, input)),
} satisfies TRPCRouterRecord;
