import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";
import { ms } from "../measures.ts";
import type { Office } from "../office.ts";

/** What became of more messages than can be applied as they come. */
export interface Backlog {
  perSecond: number;
  sent: number;
  /** How long after the last message was handed over all were stored, and all applied. */
  storedMs: number;
  appliedMs: number;
  /** From the first message to the last effect. */
  appliedPerSecond: number;
}

const tickMs = 50;
const patienceMs = 120_000;

/**
 * Lets people write evenly and looks in the database when all of it is stored, and when all of it is applied.
 * @throws Error when some was not within two minutes
 */
export async function measureBacklog(
  { telegram, telegramBotId, personIds }: Office,
  { ownerUrl, perSecond, seconds }: { ownerUrl: string; perSecond: number; seconds: number },
): Promise<Backlog> {
  const database = new Client({ connectionString: ownerUrl });
  await database.connect();
  try {
    const before = await countUpdates(database);
    const sent = perSecond * seconds;
    const perTick = (perSecond * tickMs) / 1000;
    const startedAt = performance.now();
    for (let from = 0; from < sent; from += perTick) {
      const texts = Array.from({ length: perTick }, (_, at) => ({
        personId: personIds[(from + at) % personIds.length] ?? 0,
        botId: telegramBotId,
        text: `backlog no. ${from + at}`,
      }));
      await telegram.sendTexts({ texts });
      await wait(Math.max(0, startedAt + (from / perTick + 1) * tickMs - performance.now()));
    }
    const writtenAt = performance.now();
    const storedAt = await reached(async () => (await countUpdates(database)).stored >= before.stored + sent);
    const appliedAt = await reached(async () => (await countUpdates(database)).applied >= before.applied + sent);
    return {
      ...{ perSecond, sent, storedMs: storedAt - writtenAt, appliedMs: appliedAt - writtenAt },
      appliedPerSecond: sent / ((appliedAt - startedAt) / 1000),
    };
  } finally {
    await database.end();
  }
}

/** The rows of the table of promises. */
export function backlogRows({ perSecond, sent, storedMs, appliedMs, appliedPerSecond }: Backlog): string[][] {
  const name = `${sent} updates at ${perSecond}/s`;
  return [
    [`${name}: all stored after the last came`, ms(storedMs), "≤ 1,000 ms"],
    [`${name}: all applied after the last came`, ms(appliedMs), "–"],
    ["Of them applied per second, from the first on", `${Math.round(appliedPerSecond)}/s`, "≥ 50/s"],
  ];
}

async function reached(isTrue: () => Promise<boolean>): Promise<number> {
  const deadline = performance.now() + patienceMs;
  while (!(await isTrue())) {
    if (performance.now() > deadline) throw new Error("Not all updates were stored and applied within two minutes.");
    await wait(tickMs);
  }
  return performance.now();
}

async function countUpdates(database: Client): Promise<{ stored: number; applied: number }> {
  const { rows } = await database.query<{ stored: number; applied: number }>(
    `select count(*)::integer as stored, count(*) filter (where state <> 'received')::integer as applied
       from tg_update`,
  );
  return rows[0] ?? { stored: 0, applied: 0 };
}
