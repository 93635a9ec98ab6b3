import { forwardedFrom } from "./cast.ts";
import { type Chance, createChance } from "./chance.ts";
import type { Ground } from "./ground.ts";
import { inParallel } from "./in-parallel.ts";
import { leakIn } from "./leaks.ts";
import { patienceMs } from "./send.ts";
import { Tally } from "./tally.ts";

/** Follows the feed from cursors that are garbage, foreign, future, ancient and huge: each is answered at once. */
export async function fuzzCursors(ground: Ground): Promise<Tally> {
  const tally = new Tally("cursors");
  const { data: _, asOf } = await ground.office.operator.desk.client.conversation.counts.query();
  const [epoch = ""] = asOf.split(":");
  const { scripts } = ground.cast;
  await inParallel({ ...ground, width: 8 }, async (index) => {
    const chance = createChance(ground.seed, tally.family, index);
    const cursor = cursorOf(epoch, chance);
    const named = chance.pick(["cursor", "lastEventId"]);
    const input = encodeURIComponent(JSON.stringify({ [named]: cursor }).slice(0, 8_000));
    const script = scripts[index % scripts.length];
    const headers = { ...script?.headers, accept: "text/event-stream", "x-frontdesk": "1" };
    const address = `${ground.url}/trpc/feed.follow?input=${input}`;
    const forwarded = { "x-forwarded-for": forwardedFrom(chance) };
    const body = await firstWord(address, { ...headers, ...forwarded }).catch((error: unknown) => String(error));
    const leak = leakIn(body, ground.secrets);
    if (leak) tally.violate(index, leak, cursor);
    const outcome = outcomeOf(body);
    if (!outcome) tally.violate(index, `neither a stand nor a refusal: ${body.slice(0, 200)}`, cursor);
    tally.note(outcome ?? "neither");
  });
  return tally;
}

/** What a stream says up to its first batch or refusal. */
async function firstWord(address: string, headers: Record<string, string>): Promise<string> {
  const leave = new AbortController();
  const signal = AbortSignal.any([leave.signal, AbortSignal.timeout(patienceMs)]);
  const response = await fetch(address, { headers, signal });
  if (response.status >= 500) return `a fault: ${response.status} ${await response.text()}`;
  if (!response.headers.get("content-type")?.startsWith("text/event-stream"))
    return `${response.status} ${await response.text()}`;
  let heard = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    heard += decoder.decode(chunk, { stream: true });
    if (/"to":|serialized-error/.test(heard)) break;
  }
  leave.abort();
  return heard;
}

function outcomeOf(body: string): string | null {
  const reset = /"reset":"(\w+)"/.exec(body)?.[1];
  if (reset) return `reset ${reset}`;
  const refusal = /"httpStatus":(4\d\d)/.exec(body)?.[1] ?? /^(4\d\d) /.exec(body)?.[1];
  if (refusal) return refusal;
  return body.includes('"to":') ? "stands" : null;
}

function cursorOf(epoch: string, chance: Chance): unknown {
  const seq = chance.pick([0, 1, chance.below(50), 10 ** 6, Number.MAX_SAFE_INTEGER, -1, 1.5, 1e300]);
  const epochs = [epoch, epoch.toUpperCase(), "0".repeat(epoch.length), chance.token(epoch.length), ""];
  return chance.pick<unknown>([
    `${chance.pick(epochs)}:${seq}`,
    `${epoch}:${chance.token(6)}`,
    `${epoch}:${"9".repeat(chance.below(40))}`,
    `${epoch}:0x10`,
    `${epoch}: 1`,
    `${epoch}:1:1`,
    chance.token(chance.below(200)),
    "x".repeat(chance.below(6_000)),
    `a\u0000b:1`,
    "\ud800:1",
    seq,
    null,
    [epoch, seq],
    { epoch, seq },
  ]);
}
