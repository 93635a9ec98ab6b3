import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import type { AppRouter } from "@frontdesk/api";
import { createDesk, deskErrorOf, withOpId } from "@frontdesk/client";
import { installationKey } from "@frontdesk/contract/installation-key";
import { startInstallation } from "@frontdesk/scripts/installation";
import { type Office, openOffice } from "../office.ts";
import { projectRoot } from "../project-root.ts";
import { type Cast, hireCast } from "./cast.ts";
import { Ids } from "./ids.ts";
import type { Deadline } from "./in-parallel.ts";
import type { Procedure } from "./shapes.ts";

/** The whole product at work, and all that a case may draw on. */
export interface Ground extends AsyncDisposable {
  url: string;
  seed: number;
  /** Cases of each family. */
  count: number;
  deadline: Deadline;
  office: Office;
  cast: Cast;
  ids: Ids;
  procedures: Procedure[];
  /** What no caller but the bot's process may ever be told. */
  secrets: string[];
  /** Where a bot's webhook is, which only Telegram knows. */
  webhook: { path: string; secret: string };
  /** What the bot's process has still to apply. */
  updatesWaiting(): Promise<number>;
  /** What is wrong with the processes: one that ended, or a server that is not ready. Null where all is well. */
  trouble(): Promise<string | null>;
}

interface Run {
  seed: number;
  count: number;
  deadline: Deadline;
}

const people = 6;
const run = promisify(execFile);

/** Starts the product on data of its own and puts a workspace to work in it. */
export async function openGround({ seed, count, deadline }: Run): Promise<Ground> {
  const secretKey = randomBytes(32).toString("hex");
  const metricsToken = randomBytes(24).toString("hex");
  const installation = await startInstallation({
    ...{ SECRET_KEY: secretKey, METRICS_TOKEN: metricsToken, TRUST_PROXY: "1", LOG_LEVEL: "warn" },
  });
  const { url } = installation;
  const key = installationKey(secretKey);
  const pids = await pidsOf(installation);
  const office = await openOffice(installation, { people, tokens: 1 });
  // The feed may be followed some hundred times in a minute by one of them.
  const scripts = Math.min(90, Math.max(12, Math.ceil(count / 100)));
  const cast = await hireCast(url, office, { installationKey: key, scripts });
  const ids = new Ids();
  await furnish(office, ids);
  const webhook = await openWebhook(url, office, { key, ids });

  return {
    ...{ url, seed, count, deadline, office, cast, ids, webhook },
    procedures: await listProcedures(),
    secrets: [secretKey, metricsToken, key, webhook.secret],
    updatesWaiting: async () => {
      const response = await fetch(`${url}/report`, { headers: { authorization: `Bearer ${metricsToken}` } });
      const { database } = (await response.json()) as { database: { updates: { count: number } } };
      return database.updates.count;
    },
    trouble: async () => {
      const now = await pidsOf(installation).catch((error: unknown) => String(error));
      if (now !== pids) return `processes were ${pids} and are ${now}:\n${installation.output().slice(-2_000)}`;
      const ready = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
      return ready?.status === 200 ? null : "the server is not ready";
    },
    [Symbol.asyncDispose]: async () => {
      for (const { desk } of [office.owner, office.operator]) desk.close();
      await installation[Symbol.asyncDispose]();
    },
  };
}

async function pidsOf({ pidOf }: Awaited<ReturnType<typeof startInstallation>>): Promise<string> {
  return (await Promise.all((["server", "bot", "database"] as const).map(pidOf))).join(" ");
}

/** The router's own list, printed by a command: this package starts the desk and does not load it. */
async function listProcedures(): Promise<Procedure[]> {
  const script = "packages/api/src/testing/print-procedures.ts";
  const { stdout } = await run(process.execPath, [script], { cwd: projectRoot, maxBuffer: 16 * 1024 * 1024 });
  return JSON.parse(stdout) as Procedure[];
}

// What the run stands on is spared; everything else is anyone's to change.
async function furnish({ owner, operator, botId }: Office, ids: Ids): Promise<void> {
  const { client } = owner.desk;
  const me = await operator.desk.client.identity.me.query();
  const members = (await client.member.list.query()).data;
  ids.spare(botId, ...members.slice(0, 2).map(({ id }) => id), me?.membership?.memberId ?? botId);
  ids.spare(...(await client.token.list.query()).data.map(({ id }) => id));
  const { data } = await operator.desk.client.conversation.list.query({ view: "open" });
  ids.learn(data, "conversation");
  for (const { id: conversationId } of data.rows.slice(0, people / 2)) {
    await operator.desk.client.conversation.take.mutate(withOpId({ conversationId, override: true }));
    const sent = { conversationId, text: "An answer", clientKey: crypto.randomUUID() };
    await operator.desk.client.message.send.mutate(withOpId(sent));
    ids.learn((await operator.desk.client.message.list.query({ conversationId })).data, "message");
  }
  ids.learn(members, "member");
  ids.learn((await client.role.list.query()).data, "role");
  ids.teach("apiRoot", "simulator");
  ids.teach("view", "open", "mine");
}

// A second bot: the first is asked for updates, this one is posted them; a third is anyone's to change.
async function openWebhook(url: string, { owner, telegram }: Office, { key, ids }: { key: string; ids: Ids }) {
  const { client } = owner.desk;
  const add = async (name: string) => {
    const { token } = await telegram.createBot({ name, username: `${name.toLowerCase()}_bot` });
    return (await client.bot.add.mutate(withOpId({ token, apiRoot: "simulator" }))).id;
  };
  const botId = await add("Posted");
  ids.spare(botId);
  ids.learn({ id: await add("Changed") }, "bot");
  // Its process reports it meanwhile, which makes every version known here an old one.
  for (let tries = 1; ; tries += 1) {
    const bot = (await client.bot.list.query()).data.find(({ id }) => id === botId);
    const change = withOpId({ botId, mode: "webhook" as const, version: bot?.version ?? 1 });
    const error = await client.bot.changeMode.mutate(change).then(() => null, deskErrorOf);
    if (!error) break;
    if (error.reason !== "stale_version" || tries === 10)
      throw new Error(`The second bot has no webhook: ${error.reason}`);
  }
  using desk = createDesk<AppRouter>({ url, authorization: `Installation ${key}` });
  const running = await desk.client.telegram.bots.query();
  const webhook = running.find((one) => one.botId === botId)?.webhook;
  if (!webhook) throw new Error("The second bot has no webhook.");
  return { path: webhook.path, secret: webhook.secret };
}
