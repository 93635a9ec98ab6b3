import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { authorise } from "../../access.ts";
import { open, reads, writes } from "../../trpc.ts";
import { addBot } from "./add-bot.ts";
import { listBots } from "./bot.queries.ts";
import { introduceBot } from "./introduce-bot.ts";
import { switchBot } from "./switch-bot.ts";

export const botRouter = {
  list: reads("bot:read").query(({ ctx }) => listBots(ctx.db, ctx.viewer.workspaceId)),
  apiRoots: open("read").query(async ({ ctx }) => {
    authorise(ctx.caller, "bot:manage");
    return ctx.services.apiRoots;
  }),
  add: writes("bot:manage")
    .input(inputs.addBot)
    .prepare(({ services, input }) => introduceBot(services.apiRoots, input))
    .mutation(({ ctx }) => addBot(ctx.desk, ctx.services.sealer, ctx.prepared)),
  switch: writes("bot:manage")
    .input(inputs.switchBot)
    .mutation(({ ctx, input }) => switchBot(ctx.desk, input)),
} satisfies TRPCRouterRecord;
