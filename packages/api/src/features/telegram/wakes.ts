import type { Bus } from "../../feed/bus.ts";

/**
 * Hints that a bot has due work; null: the set of bots changed. Hints that come faster than they are taken are one.
 * A lost hint costs at most a second, since the bot's process also looks by itself (R1).
 */
export async function* wakes(bus: Bus, signal: AbortSignal): AsyncGenerator<{ botId: string | null }> {
  const due = new Set<string | null>();
  let wake = () => {};
  const unsubscribe = bus.subscribe((hint) => {
    if (hint.to !== "bot") return;
    due.add(hint.botId);
    wake();
  });
  signal.addEventListener("abort", () => wake(), { once: true });
  try {
    while (!signal.aborted) {
      if (due.size === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      for (const botId of due) {
        due.delete(botId);
        yield { botId };
      }
    }
  } finally {
    unsubscribe();
  }
}
