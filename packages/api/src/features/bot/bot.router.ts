import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { authorise } from "../../access.ts";
import { open, reads, writes } from "../../trpc.ts";
import { addBot } from "./add-bot.ts";
import { getBot, listBots } from "./bot.queries.ts";
import { changeMode } from "./change-mode.ts";
import { debugBot } from "./debug-bot.ts";
import { describeHealth } from "./describe-health.ts";
import { pageOfFailedSends } from "./failed-sends.queries.ts";
import { checkBot, fixBot } from "./fix-bot.ts";
import { introduceBot } from "./introduce-bot.ts";
import { introduceAgain, replaceToken } from "./replace-token.ts";
import { replayUpdate } from "./replay-update.ts";
import { retrySend } from "./retry-send.ts";
import { getTest } from "./send-test.queries.ts";
import { sendTest } from "./send-test.ts";
import { listSimulatedBots } from "./simulated-bots.ts";
import { switchBot } from "./switch-bot.ts";
import { pageOfUpdates } from "./update-log.queries.ts";

const looks = reads("bot:manage");
const manages = writes("bot:manage");

export const botRouter = {
  list: reads("bot:read").query(({ ctx }) => listBots(ctx.db, ctx.viewer.workspaceId)),
  apiRoots: open("read").query(async ({ ctx }) => {
    authorise(ctx.caller, "bot:manage");
    return ctx.services.apiRoots;
  }),
  simulated: open("read").query(({ ctx }) => {
    authorise(ctx.caller, "bot:manage");
    return listSimulatedBots(ctx.services.simulatorUrl);
  }),
  add: manages
    .input(inputs.addBot)
    .prepare(({ services, input }) => introduceBot(services.apiRoots, input))
    .mutation(({ ctx }) => addBot(ctx.desk, ctx.services.sealer, ctx.prepared)),
  switch: manages.input(inputs.switchBot).mutation(({ ctx, input }) => switchBot(ctx.desk, input)),
  changeMode: manages.input(inputs.changeMode).mutation(({ ctx, input }) => changeMode(ctx.desk, ctx.services, input)),
  replaceToken: manages
    .input(inputs.replaceToken)
    .prepare(introduceAgain)
    .mutation(({ ctx }) => replaceToken(ctx.desk, ctx.services.sealer, ctx.prepared)),

  health: looks.input(inputs.lookAtBot).query(({ ctx, input }) => describeHealth(ctx, input.botId)),
  check: manages.input(inputs.checkBot).mutation(({ ctx, input }) => checkBot(ctx.desk, input.botId)),
  fix: manages.input(inputs.fixBot).mutation(({ ctx, input }) => fixBot(ctx.desk, ctx.services.sealer, input)),
  debug: manages.input(inputs.debugBot).mutation(({ ctx, input }) => debugBot(ctx.desk, input)),
  sendTest: manages.input(inputs.sendTest).mutation(({ ctx, input }) => sendTest(ctx.desk, ctx.viewer, input)),
  test: looks
    .input(inputs.findTest)
    .query(({ ctx, input }) => getTest(ctx.db, { ...input, workspaceId: ctx.viewer.workspaceId })),

  updates: looks.input(inputs.listUpdates).query(async ({ ctx, input }) => {
    const { workspaceId } = ctx.viewer;
    await getBot(ctx.db, { workspaceId, botId: input.botId });
    return pageOfUpdates(ctx.db, { ...input, workspaceId });
  }),
  replayUpdate: manages.input(inputs.replayUpdate).mutation(({ ctx, input }) => replayUpdate(ctx.desk, input)),
  failures: looks.input(inputs.listFailedSends).query(async ({ ctx, input }) => {
    const { workspaceId } = ctx.viewer;
    await getBot(ctx.db, { workspaceId, botId: input.botId });
    return pageOfFailedSends(ctx.db, { ...input, workspaceId });
  }),
  retrySend: manages.input(inputs.retrySend).mutation(({ ctx, input }) => retrySend(ctx.desk, ctx.viewer, input)),
} satisfies TRPCRouterRecord;
