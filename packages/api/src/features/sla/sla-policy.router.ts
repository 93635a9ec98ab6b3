import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { listSlaPolicies } from "../sla-clock/index.ts";
import { arrangeSlaPolicies, removeSlaPolicy, saveSlaPolicy, slaGroundsOf } from "./keep-sla-policies.ts";

const keeps = () => writes("sla:manage");

export const slaPolicyRouter = {
  list: reads("sla:manage").query(({ ctx }) => listSlaPolicies(ctx.db, ctx.viewer.workspaceId)),
  grounds: reads("sla:manage").query(({ ctx }) => slaGroundsOf(ctx.db, ctx.viewer.workspaceId)),
  save: keeps()
    .input(inputs.saveSlaPolicy)
    .mutation(({ ctx, input }) => saveSlaPolicy(ctx.desk, input)),
  arrange: keeps()
    .input(inputs.arrangeSlaPolicies)
    .mutation(({ ctx, input }) => arrangeSlaPolicies(ctx.desk, input)),
  remove: keeps()
    .input(inputs.removeSlaPolicy)
    .mutation(({ ctx, input }) => removeSlaPolicy(ctx.desk, input)),
} satisfies TRPCRouterRecord;
