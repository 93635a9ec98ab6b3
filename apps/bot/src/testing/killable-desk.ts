import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AppRouter } from "@frontdesk/api";
import { testDesk } from "@frontdesk/api/testing";
import { createDesk, type Desk, withOpId } from "@frontdesk/client";
import { type BotAccount, type SimulatorControl, startSimulator } from "@frontdesk/telegram-simulator";
import { Child } from "./child.ts";
import { freePort } from "./free-port.ts";

/** What each process says once it is at work. */
const signs = { server: "Listening on ", bot: '"msg":"serving"' } as const;
const secretKey = "the drill's own secret key, long enough";

/** A desk whose server and bot are processes of their own, with a Telegram that outlives them. */
export interface KillableDesk extends AsyncDisposable {
  telegram: SimulatorControl;
  bot: BotAccount;
  /** The owner's client of the server that may be killed. */
  owner: Desk<AppRouter>["client"];
  /** Kills the process with SIGKILL and starts it anew. */
  kill(victim: "server" | "bot"): Promise<void>;
}

/** Starts everything, with the bot added and serving. */
export async function openKillableDesk(seed: number): Promise<KillableDesk> {
  const stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "frontdesk-drill-"));
  stack.defer(() => rm(folder, { recursive: true }));
  const simulator = stack.use(await startSimulator({ seed, slowRepeatedPolls: false }));
  const ground = stack.use(await testDesk({ secretKey }));
  const session = (await ground.as("owner")).who?.sessionSecret;

  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const database = { DATABASE_URL: ground.database.ownerUrl, DATABASE_APP_URL: ground.database.appUrl };
  const both = { SECRET_KEY: secretKey, LOG_LEVEL: process.env.DRILL_LOG ?? "info" };
  const roots = `simulator=${simulator.url}`;
  const serverEnv = { ...both, ...database, PORT: String(port), FRONTDESK_DATA: folder, TELEGRAM_API_ROOTS: roots };
  const server = stack.use(new Child("apps/server/src/main.ts", serverEnv));
  await server.start(signs.server);

  const headers = { cookie: `frontdesk=${session}` };
  const desk = stack.use(createDesk<AppRouter>({ url, workspace: ground.home.slug, headers }));
  const bot = await simulator.control.createBot({ username: "desk_bot", name: "Desk" });
  await desk.client.bot.add.mutate(withOpId({ token: bot.token, apiRoot: "simulator" }));
  const botProcess = stack.use(new Child("apps/bot/src/main.ts", { ...both, DESK_URL: url }));
  await botProcess.start(signs.bot);

  return {
    telegram: simulator.control,
    bot,
    owner: desk.client,
    kill: async (victim) => {
      const child = victim === "server" ? server : botProcess;
      await child.kill();
      await child.start(signs[victim]);
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
