import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withOpId } from "@frontdesk/client";
import type { BotMode } from "@frontdesk/contract";
import { allocator } from "@frontdesk/scripts/allocator";
import { type BotAccount, type Simulator, startSimulator } from "@frontdesk/telegram-simulator";
import { foundWorkspace, hireOperator, type Person } from "../people.ts";
import { type ChaosDatabase, startDatabase } from "./database.ts";
import { eventually } from "./eventually.ts";
import { freePort } from "./free-port.ts";
import { type ChaosProxy, startProxy } from "./proxy.ts";
import { Victim } from "./victim.ts";

/** The whole product as processes of their own, with a Telegram that outlives them, to be hurt anywhere. */
export interface Stage extends AsyncDisposable {
  url: string;
  database: ChaosDatabase;
  server: Victim;
  bot: Victim;
  /** Between server and database, and between bot and Telegram. */
  wires: { database: ChaosProxy; telegram: ChaosProxy };
  telegram: Simulator["control"];
  account: BotAccount;
  /** Who answers; the first is the owner. */
  staff: Person[];
  /** Lets the bot's updates come so from now on, and resolves once they do. */
  deliverBy(mode: BotMode): Promise<void>;
  /** Resolves once `/ready` says so. */
  ready(): Promise<void>;
}

interface Settings {
  seed: number;
  /** Where the database lies, and the server's files; folders that go with the stage unless given. */
  databaseFolder?: string;
  filesFolder?: string;
}

const secretKey = "the key of a desk that is to be hurt";
/** Telegram's answers arrive cut through their letters. */
const sliceBytes = 97;

/** Starts everything, with a workspace, an owner, two operators, and a bot that is being served. */
export async function openStage({ seed, ...folders }: Settings): Promise<Stage> {
  const stack = new AsyncDisposableStack();
  try {
    const folder = await mkdtemp(join(tmpdir(), "frontdesk-chaos-"));
    stack.defer(() => rm(folder, { recursive: true, force: true }));
    const simulator = stack.use(await startSimulator({ seed, slowRepeatedPolls: false }));
    const database = stack.use(await startDatabase(folders.databaseFolder ?? join(folder, "database")));
    const wires = {
      database: stack.use(await startProxy(database.port)),
      telegram: stack.use(await startProxy(() => Number(new URL(simulator.url).port))),
    };
    wires.telegram.setWeather({ sliceBytes });

    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const both = { ...allocator, SECRET_KEY: secretKey, LOG_LEVEL: process.env.CHAOS_LOG ?? "info" };
    let setUpCode = "";
    const server = stack.use(
      new Victim(
        {
          name: "server",
          args: ["apps/server/src/main.ts"],
          env: {
            ...both,
            PORT: String(port),
            DATABASE_URL: through(wires.database, database.ownerUrl),
            DATABASE_APP_URL: through(wires.database, database.appUrl),
            FRONTDESK_DATA: folders.filesFolder ?? join(folder, "data"),
            TELEGRAM_API_ROOTS: `simulator=http://127.0.0.1:${wires.telegram.port}`,
          },
          sign: "Listening on ",
        },
        (line) => {
          setUpCode ||= /^Set-up code: (\S+)/.exec(line)?.[1] ?? "";
        },
      ),
    );
    await server.atWork();
    const owner = await foundWorkspace(url, setUpCode);
    const staff = [owner];
    stack.defer(() => {
      for (const { desk } of staff) desk.close();
    });
    for (const name of ["Boris", "Vera"]) staff.push(await hireOperator(url, { owner, name }));

    const account = await simulator.control.createBot({ username: "desk_bot", name: "Desk" });
    const { client } = owner.desk;
    const { id: botId } = await client.bot.add.mutate(withOpId({ token: account.token, apiRoot: "simulator" }));
    const bot = stack.use(
      new Victim({
        name: "bot",
        args: ["apps/bot/src/main.ts"],
        env: { ...both, DESK_URL: url },
        sign: '"msg":"serving"',
      }),
    );
    await bot.atWork();

    return {
      ...{ url, database, server, bot, wires, staff, account },
      telegram: simulator.control,
      deliverBy: (mode) => deliverBy(mode, owner, botId),
      ready: () => eventually("the server is ready", () => isReady(url)).then(() => undefined),
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

/** Lets the bot's updates come so, and waits until they do. */
async function deliverBy(mode: BotMode, { desk }: Person, botId: string): Promise<void> {
  await eventually(`updates come by ${mode}`, async () => {
    const { data } = await desk.client.bot.list.query();
    const bot = data.find(({ id }) => id === botId);
    if (bot && bot.mode !== mode)
      await desk.client.bot.changeMode.mutate(withOpId({ botId, mode, version: bot.version }));
    return bot?.delivery === mode;
  });
}

/** Whether a server at this address says that it can serve. */
export async function isReady(url: string): Promise<boolean> {
  const response = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(5_000) });
  await response.body?.cancel();
  return response.ok;
}

/** The address by which a proxy leads to where `url` does. */
export function through(proxy: ChaosProxy, url: string): string {
  const address = new URL(url);
  address.port = String(proxy.port);
  return address.href;
}
