import { expect, test } from "vitest";
import { disk } from "./disk.ts";
import { migration } from "./migration.ts";
import { road } from "./road.ts";
import { writers } from "./writers.ts";

// The short form of `npm run chaos all`: its sizes are fixed, its times are the machine's.
const seed = Number(process.env.CHAOS_SEED ?? Date.now() % 1_000_000);
process.stdout.write(`The seed of chaos is ${seed}; CHAOS_SEED=${seed} repeats its choices.\n`);
// Longer than what counts as a hang, so that a hang is told as one.
const patience = { timeout: 600_000 };

test(
  "[P4, P5, P6, P11] loses, doubles and reorders nothing on the road, whatever is killed, by polls and by webhook",
  patience,
  async () => {
    const sizes = { updates: 200, kills: 2, troubles: 2, repeats: 3, timeouts: false };

    const { violations, counts } = await road({ seed, modes: ["polling", "webhook"], ...sizes });

    expect(violations).toEqual([]);
    expect(counts).toMatchObject({ updates: 200, replies: 28 });
  },
);

test(
  "[P1, P2, A13] keeps what it acknowledged to many writers while it is killed, once, each with its event",
  patience,
  async () => {
    const { violations } = await writers({ seed, clients: 50, kills: 1 });

    expect(violations).toEqual([]);
  },
);

test(
  "[P1, P11] says that a disk is full, keeps what it acknowledged, and goes on when there is room",
  patience,
  async () => {
    const { violations, counts } = await disk({ seed });

    if (counts.skipped) process.stdout.write(`${counts.skipped}\n`);
    expect(violations).toEqual([]);
  },
);

test("[P11] leaves an interrupted migration either before or after, and the next start goes on", patience, async () => {
  const { violations } = await migration({ seed, points: 2 });

  expect(violations).toEqual([]);
});
