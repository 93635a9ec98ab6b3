import { fuzzCursors } from "./cursor-cases.ts";
import { type Ground, openGround } from "./ground.ts";
import { fuzzProcedures } from "./procedure-cases.ts";
import { fuzzReach } from "./reach-cases.ts";
import { fuzzSecrets } from "./secret-cases.ts";
import { fuzzFrames } from "./sockets/frame-cases.ts";
import { fuzzHandshakes } from "./sockets/handshake-cases.ts";
import type { Tally, Violation } from "./tally.ts";
import { fuzzUploads } from "./upload-cases.ts";
import { fuzzWebhooks } from "./webhooks/webhook-cases.ts";

const families: Record<string, (ground: Ground) => Promise<Tally>> = {
  reach: fuzzReach,
  procedures: fuzzProcedures,
  frames: fuzzFrames,
  handshakes: fuzzHandshakes,
  webhooks: fuzzWebhooks,
  cursors: fuzzCursors,
  secrets: fuzzSecrets,
  uploads: fuzzUploads,
};

export const familyNames = Object.keys(families);

interface FuzzOptions {
  seed: number;
  /** Cases of each family. */
  count: number;
  /** Seconds for all of it, shared among the families; without end unless told. */
  seconds?: number | undefined;
  /** The families to run; all of them unless told. */
  only?: readonly string[] | undefined;
  print(line: string): void;
}

/**
 * Sends the product what nobody should, and resolves with what must never happen: a process that ended, a 5xx, an answer
 * that did not come, a leak. Starts the product itself, and stops it. @throws where it does not start
 */
export async function runFuzz({ seed, count, seconds, only = familyNames, print }: FuzzOptions): Promise<Violation[]> {
  print(`Seed ${seed}, ${count} cases of each: ${only.join(", ")}`);
  const began = performance.now();
  const chosen = familyNames.filter((name) => only.includes(name));
  let left = chosen.length;
  const share = { endsAt: Number.POSITIVE_INFINITY };
  const deadline = { isOver: () => performance.now() > share.endsAt };
  await using ground = await openGround({ seed, count, deadline });
  const violations: Violation[] = [];
  for (const name of chosen) {
    const now = performance.now();
    if (seconds !== undefined) share.endsAt = now + (began + seconds * 1_000 - now) / left;
    left -= 1;
    const tally = await families[name]?.(ground);
    if (!tally) continue;
    const trouble = await ground.trouble();
    if (trouble) tally.violate(-1, trouble, "");
    print(`${tally.describe()} · ${((performance.now() - now) / 1_000).toFixed(1)} s`);
    violations.push(...tally.violations);
    // What comes after a process that ended says nothing of its own.
    if (trouble) break;
  }
  return violations;
}
