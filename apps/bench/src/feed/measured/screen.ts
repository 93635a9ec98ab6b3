import { setTimeout as delay } from "node:timers/promises";
import { followFeed, withOpId } from "@frontdesk/client";
import { Client } from "pg";
import { ms, quantile, spread } from "../../measures.ts";
import { enter, type Person, password } from "../../people.ts";
import { type Figure, ratios, times } from "../figure.ts";
import type { Findings, Ground } from "../ground.ts";
import type { Subject } from "../subject.ts";
import { startSubject } from "../subjects.ts";

const changes = 80;
/** A person may write twenty times a second. */
const everyMs = 60;

type Way = (change: number) => Promise<number>;

/** B4: from a mutation of one client until it is applied at another, through HTTP, commit and feed. */
export async function measureScreen(ground: Ground): Promise<Findings> {
  await using stack = new AsyncDisposableStack();
  // Nobody subscribes in the crowd's way: the one token is what is renamed.
  const near = stack.use(await startSubject(ground, "frontdesk", { subscribers: 1 }));
  const far = stack.use(await startSubject(ground, "frontdesk", { subscribers: 1 }));
  const writer = await signIn(stack, near);
  const { data: tokens } = await writer.desk.client.token.list.query();
  const tokenId = tokens[0]?.id ?? "";
  const rename = async (name: string) => {
    await writer.desk.client.token.rename.mutate(withOpId({ tokenId, name }));
  };
  const ways: Record<string, Way> = {
    "the feed, 1 node": await applied(stack, await signIn(stack, near), rename),
    "the feed, 2 nodes": await applied(stack, await signIn(stack, far), rename),
    "invalidate and refetch, 1 node": await applied(stack, await signIn(stack, near), rename, { refetches: true }),
    "the same row, NOTIFY in the transaction": await notified(stack, ground, tokenId),
  };

  const p50 = new Map<string, number[]>();
  const p99 = new Map<string, number[]>();
  for (let round = 0; round <= ground.rounds; round += 1)
    for (const [name, change] of Object.entries(ways)) {
      const delays = await runRound(change, round);
      // The first round warms all of them up.
      if (round === 0) continue;
      p50.set(name, [...(p50.get(name) ?? []), quantile(delays)]);
      p99.set(name, [...(p99.get(name) ?? []), quantile(delays, 0.99)]);
    }
  return { figures: figuresOf(p50, p99), tables: [tableOf(Object.keys(ways), p50, p99)] };
}

function figuresOf(p50: Map<string, number[]>, p99: Map<string, number[]>): Figure[] {
  const nodes = ["1 node", "2 nodes"].flatMap((nodes) => {
    const of = `Mutation on A until applied on B, ${nodes}`;
    const values = [p50, p99].map((place) => place.get(`the feed, ${nodes}`) ?? []);
    return [
      { bench: "B4", what: `${of}: p50`, values: values[0] ?? [], write: ms, target: { most: 5 } },
      { bench: "B4", what: `${of}: p99`, values: values[1] ?? [], write: ms, target: { most: 25 } },
    ];
  });
  const refetched = ratios(p50.get("invalidate and refetch, 1 node") ?? [], p50.get("the feed, 1 node") ?? []);
  const what = "Refetching a short list instead: p50, of the feed's";
  return [...nodes, { bench: "B4", what, values: refetched, write: times, target: { least: 10 } }];
}

function tableOf(names: string[], p50: Map<string, number[]>, p99: Map<string, number[]>) {
  return {
    title:
      "B4, from a client's call until the other client has it: HTTP, transaction and delivery; NOTIFY without HTTP.",
    head: ["By", "p50", "p99"],
    rows: names.map((name) => [name, ...[p50, p99].map((place) => spread(place.get(name) ?? [], ms))]),
  };
}

async function runRound(change: Way, round: number): Promise<number[]> {
  const delays: number[] = [];
  for (let count = 0; count < changes; count += 1) {
    const next = delay(everyMs);
    delays.push(await change(round * changes + count));
    await next;
  }
  return delays;
}

async function signIn(stack: AsyncDisposableStack, { port }: Subject): Promise<Person> {
  const person = await enter(`http://127.0.0.1:${port}`, "identity.signIn", { email: "olga@example.org", password });
  stack.defer(() => person.desk.close());
  return person;
}

/** Changes a name, and says how long it takes until a reader has it: from the event, or by asking for the list again. */
async function applied(
  stack: AsyncDisposableStack,
  { desk }: Person,
  rename: (name: string) => Promise<void>,
  { refetches = false } = {},
): Promise<Way> {
  const awaited = new Map<string, () => void>();
  const live = Promise.withResolvers<void>();
  const following = followFeed(desk, {
    onStand: () => live.resolve(),
    onEnd: (error) => live.reject(error),
    onBatch: ({ events }) => {
      for (const event of events) {
        if (!("kind" in event) || event.kind !== "token.changed") continue;
        const { name } = event.data.token;
        if (!refetches) awaited.get(name)?.();
        else if (awaited.has(name)) void desk.client.token.list.query().then(() => awaited.get(name)?.());
      }
    },
  });
  stack.defer(() => following.close());
  await live.promise;
  return async (change) => {
    const name = `${refetches ? "asked for" : "told of"} ${change}`;
    const { promise, resolve } = Promise.withResolvers<void>();
    awaited.set(name, resolve);
    const startedAt = performance.now();
    const done = promise.then(() => performance.now() - startedAt);
    await rename(name);
    const took = await done;
    awaited.delete(name);
    return took;
  };
}

async function notified(stack: AsyncDisposableStack, { database }: Ground, tokenId: string): Promise<Way> {
  const [writer, listener] = [new Client(database.ownerUrl), new Client(database.ownerUrl)];
  for (const client of [writer, listener]) {
    await client.connect();
    stack.defer(() => client.end());
  }
  await listener.query("listen frontdesk_bench");
  return async (change) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    listener.once("notification", () => resolve());
    const startedAt = performance.now();
    await writer.query(`begin; update api_token set name = 'noted ${change}' where id = '${tokenId}';
      notify frontdesk_bench, '${change}'; commit`);
    await promise;
    return performance.now() - startedAt;
  };
}
