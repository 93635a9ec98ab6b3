import type { BotWatch } from "../../bot-watch.ts";
import type { Bus } from "../../feed/bus/bus.ts";
import { typingIn } from "../../feed/presence/glimpses.ts";

/** What the bot process is told between its own looks. */
export interface Wake {
  /** Null: the set of bots changed. */
  botId: string | null;
  /** Somebody types a reply to this chat, or no longer; absent where there is work to look for. */
  typing?: { tgChatId: number; isTyping: boolean };
}

/** P9: chats that one bot process is told of at once; who types in more is not shown. */
const mostChats = 1_000;

/**
 * Hints that a bot has due work, and where somebody types a reply, on whichever node. What comes faster than it is taken
 * is the latest of its kind. A lost hint costs at most a second, since the bot's process also looks by itself (R1); of
 * typing any may be lost (R9).
 */
export async function* wakes(
  { bus, botWatch }: { bus: Bus; botWatch: BotWatch },
  signal: AbortSignal,
): AsyncGenerator<Wake> {
  const due = new Map<string, Wake>();
  let wake = () => {};
  const add = (key: string, hint: Wake) => {
    due.set(key, hint);
    wake();
  };
  const unsubscribe = bus.subscribe((hint) => {
    if (hint.to === "bot") add(hint.botId ?? "", { botId: hint.botId });
  });
  const unsee = bus.watch((glimpse) => {
    const seen = typingIn(glimpse);
    if (!seen || due.size > mostChats) return;
    const { botId, ...typing } = seen;
    add(glimpse.key, { botId, typing });
  });
  const unwatch = botWatch.onChange(() => add("", { botId: null }));
  signal.addEventListener("abort", () => wake(), { once: true });
  try {
    while (!signal.aborted) {
      if (due.size === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      for (const [key, hint] of due) {
        due.delete(key);
        yield hint;
      }
    }
  } finally {
    unwatch();
    unsee();
    unsubscribe();
  }
}
