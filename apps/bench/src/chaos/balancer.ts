import { setTimeout as wait } from "node:timers/promises";

/** Chooses for each connection the server that it goes to, as a balancer in front of several does. */
export interface Balancer extends AsyncDisposable {
  /** The port of the next server in turn that can serve; of any, where none says so. */
  next(): number;
  /** How many say that they can serve. */
  healthy(): number;
}

const everyMs = 250;
const answerMs = 2_500;

/** Begins to ask each server, by its `/ready`, four times a second whether connections may go there. */
export function startBalancer(ports: readonly number[]): Balancer {
  const over = new AbortController();
  const healthy = new Set<number>();
  const watching = ports.map(async (port) => {
    while (!over.signal.aborted) {
      if (await isReady(port)) healthy.add(port);
      else healthy.delete(port);
      await wait(everyMs, undefined, { signal: over.signal }).catch(() => undefined);
    }
  });
  let turn = 0;
  return {
    next: () => {
      const choice = healthy.size > 0 ? ports.filter((port) => healthy.has(port)) : ports;
      turn += 1;
      return choice[turn % choice.length] ?? 0;
    },
    healthy: () => healthy.size,
    [Symbol.asyncDispose]: async () => {
      over.abort();
      await Promise.all(watching);
    },
  };
}

async function isReady(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/ready`, { signal: AbortSignal.timeout(answerMs) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
