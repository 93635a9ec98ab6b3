import { followFeed } from "@frontdesk/client";
import { ms, quantile, seeded } from "../measures.ts";
import type { Office } from "../office.ts";

interface Traffic {
  perSecond: number;
  seconds: number;
  seed: number;
  /** How long the last of them are waited for; 15 s unless told otherwise. */
  patienceMs?: number;
}

/** What came of some traffic: how long each message took to the screen, and what the clock starts before. */
export interface Inbound {
  perSecond: number;
  sent: number;
  latencies: number[];
  /** How long the simulator took to accept each message, which is within the latencies. */
  acceptance: number[];
}

/**
 * Lets people write at random moments (Poisson) and times each message, from just before it is handed to Telegram until
 * its event reaches an operator's client in this process. @throws Error when some did not arrive in time
 */
export async function measureInbound(
  office: Office,
  { perSecond, seconds, seed, patienceMs = 15_000 }: Traffic,
): Promise<Inbound> {
  const { operator, telegram, telegramBotId, personIds } = office;
  const random = seeded(seed);
  const sentAt = new Map<string, number>();
  const latencies: number[] = [];
  const acceptance: number[] = [];
  const live = Promise.withResolvers<void>();
  const following = followFeed(operator.desk, {
    onStand: () => live.resolve(),
    onEnd: (error) => live.reject(error),
    onBatch: ({ events }) => {
      const now = performance.now();
      for (const event of events) {
        if (!("kind" in event) || event.kind !== "message.received") continue;
        const from = sentAt.get(event.data.message.text);
        if (from !== undefined) latencies.push(now - from);
      }
    },
  });
  await live.promise;

  const write = async (number: number) => {
    const text = `road ${perSecond}/s no. ${number}`;
    const personId = personIds[Math.floor(random() * personIds.length)] ?? 0;
    const from = performance.now();
    sentAt.set(text, from);
    await telegram.sendText({ personId, botId: telegramBotId, text });
    acceptance.push(performance.now() - from);
  };
  const writes: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let at = 0; at < seconds * 1000; at += (-Math.log(1 - random()) * 1000) / perSecond) {
    const rest = startedAt + at - performance.now();
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    writes.push(write(writes.length));
  }
  await Promise.all(writes);

  const deadline = performance.now() + patienceMs;
  while (latencies.length < writes.length && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 20));
  following.close();
  if (latencies.length !== writes.length)
    throw new Error(`${writes.length} messages were written, ${latencies.length} events arrived.`);
  return { perSecond, sent: writes.length, latencies, acceptance };
}

/** One row of the table: rate, messages, p50, p95, p99, the most, and the simulator's part of p50. */
export function inboundRow({ perSecond, sent, latencies, acceptance }: Inbound): string[] {
  const places = [0.5, 0.95, 0.99, 1].map((place) => ms(quantile(latencies, place)));
  return [`${perSecond}/s`, String(sent), ...places, ms(quantile(acceptance))];
}
