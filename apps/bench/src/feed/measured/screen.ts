import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { withOpId } from "@frontdesk/client";
import { Client, type QueryResultRow } from "pg";
import { insertConversations } from "../../chaos/conversations.ts";
import { ms, quantile, spread } from "../../measures.ts";
import { enter, password, slug } from "../../people.ts";
import { cpuMs, ownCpuMs } from "../../process-use.ts";
import { type Figure, ratios, times } from "../figure.ts";
import type { Findings, Ground } from "../ground.ts";
import { openScreens } from "../screens.ts";
import type { Subject } from "../subject.ts";
import { startSubject } from "../subjects.ts";

const changes = 40;
/** Later than a person's hand, and long enough that nothing waits for the change before. */
const everyMs = 60;
const conversations = 5_000;
const screens = 50;
const socketsOfToken = 8;

const one = { screens: 1, refetches: false };
const ways = {
  "the feed, 1 node": { ...one, node: "near" },
  "the feed, 2 nodes": { ...one, node: "far" },
  [`the feed, ${screens} screens`]: { screens, refetches: false, node: "near" },
  [`refetching, ${screens} screens`]: { screens, refetches: true, node: "near" },
} as const;
const notifying = "the row alone, NOTIFY in the transaction";

/** How long a change took, in milliseconds. */
interface Took {
  /** Until who made it had the answer. */
  answered: number;
  /** Until all of the screens showed it. */
  shown: number;
}

const why =
  "taking a conversation is five messages to PostgreSQL, one after another and a commit among them, and each wakes a core that had gone to sleep, which takes most of a millisecond where the cores are virtual; back to back a round trip takes 0.05 ms. How much of the time is the call's own answer stands below. The feed adds one read of the log, and between nodes a hint.";

interface Round {
  /** p50 of the time until the answer. */
  answered: number;
  p50: number;
  p99: number;
  /** Processor time of a change, in milliseconds: of the node that the screens are at, and of the screens. */
  server: number;
  screens: number;
}

/** B4: from a mutation of one client until another's list shows it, through HTTP, commit and feed. */
export async function measureScreen(ground: Ground): Promise<Findings> {
  await using stack = new AsyncDisposableStack();
  const subscribers = screens * socketsOfToken;
  const near = stack.use(await startSubject(ground, "frontdesk", { subscribers }));
  const far = stack.use(await startSubject(ground, "frontdesk", { subscribers }));
  const nodes = { near, far };
  const [owner, listener] = [await connect(stack, ground), await connect(stack, ground)];
  await listener.query("listen frontdesk_bench");
  const waiting = await fill(owner);
  const person = await enter(`http://127.0.0.1:${near.port}`, "identity.signIn", {
    email: "olga@example.org",
    password,
  });
  stack.defer(() => person.desk.close());
  const take = async (conversationId: string) => {
    await person.desk.client.conversation.take.mutate(withOpId({ conversationId }));
  };
  const next = () => waiting.pop() ?? "";
  const heard = () => once(listener, "notification");
  const notify = async (id: string) => {
    await owner.query(`begin; update conversation set state = 'open', version = version + 1 where id = '${id}';
      notify frontdesk_bench, '${id}'; commit`);
  };

  const found = new Map<string, Round[]>();
  for (let round = 0; round <= ground.rounds; round += 1) {
    const turns: Record<string, Round> = {};
    for (const [name, { node, ...manner }] of Object.entries(ways)) {
      await using list = await openScreens(nodes[node], manner);
      turns[name] = await runRound(nodes[node], () => time(take, list.show, next()));
    }
    turns[notifying] = await runRound(near, () => time(notify, heard, next()));
    // The first round warms all of them up.
    if (round > 0)
      for (const [name, turn] of Object.entries(turns)) found.set(name, [...(found.get(name) ?? []), turn]);
  }
  return { figures: figuresOf(found), tables: [tableOf(found)] };
}

function figuresOf(found: Map<string, Round[]>): Figure[] {
  const column = (name: string, key: keyof Round) => (found.get(name) ?? []).map((round) => round[key]);
  const nodes = ["1 node", "2 nodes"].flatMap((nodes) => {
    const what = `Mutation on A until applied on B, ${nodes}`;
    const name = `the feed, ${nodes}`;
    return [
      { bench: "B4", what: `${what}: p50`, values: column(name, "p50"), write: ms, target: { most: 5 }, why },
      { bench: "B4", what: `${what}: p99`, values: column(name, "p99"), write: ms, target: { most: 25 }, why },
    ];
  });
  const beside = (key: keyof Round) =>
    ratios(column(`refetching, ${screens} screens`, key), column(`the feed, ${screens} screens`, key));
  const what = `${screens} screens that refetch a list of ${conversations.toLocaleString("en")} instead`;
  const target = { least: 10 };
  return [
    ...nodes,
    {
      bench: "B4",
      what: `${what}: until the last one shows it, p50, of the feed's`,
      values: beside("p50"),
      write: times,
      target,
    },
    {
      bench: "B4",
      what: `${what}: server CPU of a change, of the feed's`,
      values: beside("server"),
      write: times,
      target,
    },
  ];
}

function tableOf(found: Map<string, Round[]>) {
  const cell = (of: Round[], key: keyof Round) =>
    spread(
      of.map((round) => round[key]),
      ms,
    );
  return {
    title:
      "B4, a conversation is taken: from the call until the last of the screens shows it, and until the caller has the answer; NOTIFY without HTTP. Refetching is the list's first page and its counts. Processor time is of a change, the mutation's included.",
    head: ["By", "Answered, p50", "Shown, p50", "Shown, p99", "Server CPU", "Screens' CPU"],
    rows: [...found].map(([name, of]) => [
      name,
      ...(["answered", "p50", "p99", "server", "screens"] as const).map((key) => cell(of, key)),
    ]),
  };
}

async function time(
  change: (id: string) => Promise<unknown>,
  show: (id: string) => Promise<unknown>,
  id: string,
): Promise<Took> {
  const startedAt = performance.now();
  const since = () => performance.now() - startedAt;
  const [shown, answered] = await Promise.all([show(id).then(since), change(id).then(since)]);
  return { answered, shown };
}

async function runRound({ pid }: Subject, change: () => Promise<Took>): Promise<Round> {
  const took: Took[] = [];
  const [serverBefore, ownBefore] = [await cpuMs(pid), ownCpuMs()];
  for (let count = 0; count < changes; count += 1) {
    const pace = delay(everyMs);
    took.push(await change());
    await pace;
  }
  const [server, own] = [(await cpuMs(pid)) - serverBefore, ownCpuMs() - ownBefore];
  const delays = took.map(({ shown }) => shown);
  const p = { p50: quantile(delays), p99: quantile(delays, 0.99) };
  return {
    ...p,
    answered: quantile(took.map(({ answered }) => answered)),
    server: server / changes,
    screens: own / changes,
  };
}

async function connect(stack: AsyncDisposableStack, { database }: Ground): Promise<Client> {
  const client = new Client(database.ownerUrl);
  await client.connect();
  stack.defer(() => client.end());
  return client;
}

async function fill(owner: Client): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>("select id from workspace where slug = $1", [slug]);
  const workspaceId = rows[0]?.id ?? "";
  await owner.query("select set_config('app.workspace_id', $1, false)", [workspaceId]);
  const ask = async <Row extends QueryResultRow>(statement: string, values?: unknown[]) =>
    (await owner.query<Row>(statement, values)).rows;
  const ids = await insertConversations({ ask }, { workspaceId, count: conversations });
  await owner.query("analyze");
  return ids;
}
