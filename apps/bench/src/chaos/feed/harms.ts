import { setTimeout as wait } from "node:timers/promises";
import { type Fleet, type FleetNode, nodeReady } from "../fleet.ts";
import type { ChaosProxy } from "../proxy.ts";

/** What is hurt: the product, and beside it whatever serves the same events, as far as it has such a part. */
export interface Target {
  fleet: Fleet;
  /** All ways in. */
  fronts: readonly ChaosProxy[];
  /** What stands beside: its sockets are cut and its process is killed along with ours. */
  beside?: undefined | { front: ChaosProxy; kill(): Promise<void> };
  random: () => number;
}

type Harm = (target: Target) => Promise<void>;

const calm = { latencyMs: 0, sliceBytes: Number.POSITIVE_INFINITY };

/** Everything that is done to the feed, by name. Whatever lasts, lasts some seconds. */
export const harms = {
  "sockets cut": async ({ fronts, beside, random }) => {
    for (const front of [...fronts, ...(beside ? [beside.front] : [])]) front.reset(() => random() < 0.3);
  },
  "all sockets cut": async ({ fronts, beside }) => {
    for (const front of [...fronts, ...(beside ? [beside.front] : [])]) front.reset();
  },
  "clients on a slow network": async ({ fronts, random }) => {
    for (const front of fronts) front.setWeather({ latencyMs: ms(random, 20, 150), sliceBytes: 50 });
    await wait(ms(random, 1_000, 3_000));
    for (const front of fronts) front.setWeather(calm);
  },
  "clients cut off": async ({ fronts, beside, random }) => {
    const all = [...fronts, ...(beside ? [beside.front] : [])];
    const lifts = all.map((front) => front.blackhole());
    await wait(ms(random, 1_000, 5_000));
    for (const front of all) front.reset();
    for (const { lift } of lifts) lift();
  },
  "clients held up": async ({ fronts, random }) => {
    const lifts = fronts.map((front) => front.blackhole());
    await wait(ms(random, 1_000, 5_000));
    for (const { lift } of lifts) lift();
  },
  "node killed": async ({ fleet, beside, random }) => {
    const { process } = someNode(fleet, random);
    await Promise.all([process.kill(), beside?.kill()]);
    await process.atWork();
  },
  "node replaced": ({ fleet, random }) => someNode(fleet, random).process.replace(),
  "node cut off from PostgreSQL": async ({ fleet, random }) => {
    const { lift } = someNode(fleet, random).wire.blackhole();
    await wait(ms(random, 1_000, 6_000));
    lift();
  },
  "node's connections to PostgreSQL reset": async ({ fleet, random }) => {
    someNode(fleet, random).wire.reset();
  },
  "node's connections to PostgreSQL half-open": async ({ fleet, random }) => {
    const node = someNode(fleet, random);
    node.wire.halfOpen();
    await nodeReady(node);
  },
  "PostgreSQL slow": async ({ fleet, random }) => {
    for (const { wire } of fleet.nodes) wire.setWeather({ latencyMs: 15, sliceBytes: 1_000 });
    await wait(ms(random, 1_000, 3_000));
    for (const { wire } of fleet.nodes) wire.setWeather(calm);
  },
  "PostgreSQL restarted": ({ fleet }) => fleet.database.kill(),
  "all hints lost": async ({ fleet, random }) => {
    const { lost } = fleet.hints;
    fleet.hints.lost = 1;
    await wait(ms(random, 1_000, 3_000));
    fleet.hints.lost = lost;
  },
} satisfies Record<string, Harm>;

/** Found by silence alone, which takes a client half a minute. */
const slowHarms = {
  "clients half-open": async ({ fronts }) => {
    for (const front of fronts) front.halfOpen();
  },
} satisfies Record<string, Harm>;

export const everyHarm = { ...harms, ...slowHarms };
export type FeedHarm = keyof typeof everyHarm;

/** Each kind once in each round, in an order of its own, without end. */
export function* drawFeedHarms(random: () => number, kinds: readonly FeedHarm[]): Generator<FeedHarm> {
  for (;;)
    yield* kinds
      .map((name) => ({ name, place: random() }))
      .toSorted((one, other) => one.place - other.place)
      .map(({ name }) => name);
}

function someNode({ nodes }: Fleet, random: () => number): FleetNode {
  const node = nodes[Math.floor(random() * nodes.length)];
  if (!node) throw new Error("A fleet has nodes.");
  return node;
}

function ms(random: () => number, from: number, to: number): number {
  return Math.round(from + random() * (to - from));
}
