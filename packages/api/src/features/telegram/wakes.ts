import type { BotWatch } from "../../bot-watch.ts";
import type { Bus } from "../../feed/bus/bus.ts";

/**
 * Hints that a bot has due work; null: the set of bots changed, on whichever node. Hints that come faster than they are
 * taken are one. A lost hint costs at most a second, since the bot's process also looks by itself (R1).
 */
export async function* wakes(
  { bus, botWatch }: { bus: Bus; botWatch: BotWatch },
  signal: AbortSignal,
): AsyncGenerator<{ botId: string | null }> {
  const due = new Set<string | null>();
  let wake = () => {};
  const add = (botId: string | null) => {
    due.add(botId);
    wake();
  };
  const unsubscribe = bus.subscribe((hint) => {
    if (hint.to === "bot") add(hint.botId);
  });
  const unwatch = botWatch.onChange(() => add(null));
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
    unwatch();
    unsubscribe();
  }
}
