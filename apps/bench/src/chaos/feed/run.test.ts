import { expect, test } from "vitest";
import { harms } from "./harms.ts";
import { feed } from "./run.ts";

// The short form of `npm run chaos feed`: its sizes are fixed, its times are the machine's.
const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);
process.stdout.write(`The seed of chaos on the feed is ${seed}; CHAOS_SEED=${seed} repeats its choices.\n`);

/** Found by a time limit of ten seconds, which the long form waits for. */
const { "node's connections to PostgreSQL half-open": _, ...prompt } = harms;

test("[P3, P4, P8, P9, P11, I3, I5, I6, I19, C-F1] loses, doubles and reorders nothing on several servers, whatever is hurt", {
  timeout: 600_000,
}, async () => {
  const kinds = Object.keys(prompt) as (keyof typeof prompt)[];

  const { verdict, ours } = await feed({
    ...{ seed, seconds: 8, nodes: 2, clients: 40, deliveries: 4_000, leavers: 2, stallMs: 0, kinds },
  });

  expect(verdict.violations).toEqual([]);
  expect(ours).toMatchObject({ lost: 0, doubled: 0, reordered: 0, foreign: 0 });
  expect(ours.deliveries).toBeGreaterThan(1_000);
});
