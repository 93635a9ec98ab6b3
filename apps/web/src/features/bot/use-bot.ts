import { useEffect } from "react";
import { trpc } from "../../desk.ts";

/** A bot by its id, kept current by the feed; undefined until the list is there, null where it holds none of this id. */
export function useBot(botId: string) {
  const bots = trpc.bot.list.useQuery();
  return { query: bots, bot: bots.data && (bots.data.data.find(({ id }) => id === botId) ?? null) };
}

const everyMs = 10_000;

/** A bot's health card, looked at anew after each change of the bot, when the reader comes back, and now and then. */
export function useBotHealth(botId: string) {
  const { bot } = useBot(botId);
  const health = trpc.bot.health.useQuery(
    { botId },
    { staleTime: 0, refetchInterval: everyMs, refetchOnWindowFocus: true },
  );
  const { refetch } = health;
  const version = bot?.version;
  const checkedAt = bot?.checkedAt;
  useEffect(() => {
    if (version !== undefined || checkedAt) void refetch();
  }, [version, checkedAt, refetch]);
  return health;
}
