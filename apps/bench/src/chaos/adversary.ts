import { setTimeout as wait } from "node:timers/promises";
import type { Stage } from "./stage.ts";

/** What is done to the product, and how to leave it alone again. */
type Harm = (stage: Stage, random: () => number) => Promise<void>;

/** What came of one of them. */
export interface Harmed {
  kind: string;
  /** From the moment the trouble was over, or the process killed, until the server said that it can serve. */
  readyMs: number;
}

const ms = (random: () => number, from: number, to: number) => Math.round(from + random() * (to - from));

/** Everything that can be done, by name. Whatever lasts, lasts some seconds. */
const harms = {
  "server killed": ({ server }) => server.kill(),
  "bot killed": ({ bot }) => bot.kill(),
  "sessions terminated": async ({ database }, random) => {
    await database.terminate(random() < 0.5 ? undefined : 2);
  },
  "sessions frozen": async ({ database }, random) => {
    const { thaw } = await database.freeze("sessions");
    await wait(ms(random, 1_000, 4_000));
    thaw();
  },
  "postmaster frozen": async ({ database }, random) => {
    const { thaw } = await database.freeze("postmaster");
    await database.terminate().catch(() => 0);
    await wait(ms(random, 1_000, 3_000));
    thaw();
  },
  "database killed": ({ database }) => database.kill(),
  "database blackholed": async ({ wires }, random) => {
    const { lift } = wires.database.blackhole();
    await wait(ms(random, 1_000, 6_000));
    lift();
  },
  "database connections reset": async ({ wires }) => {
    wires.database.reset();
  },
  "database connections half-open": async ({ wires }) => {
    wires.database.halfOpen();
  },
  "database slow": async ({ wires }, random) => {
    wires.database.setWeather({ latencyMs: 20, sliceBytes: 500 });
    await wait(ms(random, 1_000, 3_000));
    wires.database.setWeather({ latencyMs: 0, sliceBytes: Number.POSITIVE_INFINITY });
  },
  "Telegram connections reset": async ({ wires }) => {
    wires.telegram.reset();
  },
  "Telegram blackholed": async ({ wires }, random) => {
    const { lift } = wires.telegram.blackhole();
    await wait(ms(random, 1_000, 3_000));
    lift();
  },
} satisfies Record<string, Harm>;

export type HarmName = keyof typeof harms;

const kills = ["server killed", "bot killed"] as const;
const troubles = Object.keys(harms).filter((name): name is HarmName => !kills.some((kill) => kill === name));

/** Draws so many kills of server or bot, and so many other troubles, each kind of them in turn, in a random order. */
export function drawHarms(random: () => number, counts: { kills: number; troubles: number }): HarmName[] {
  const drawn: HarmName[] = [
    ...Array.from({ length: counts.kills }, () => kills[Math.floor(random() * 2)] ?? "server killed"),
    ...Array.from({ length: counts.troubles }, (_, at) => troubles[at % troubles.length] ?? "database killed"),
  ];
  return drawn
    .map((name) => ({ name, place: random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ name }) => name);
}

/** Does it, and waits until the server says that it can serve. @throws Hang */
export async function harm(stage: Stage, name: HarmName, random: () => number): Promise<Harmed> {
  await harms[name](stage, random);
  const overAt = performance.now();
  await stage.ready();
  return { kind: name, readyMs: performance.now() - overAt };
}
