import type { TelegramLink } from "@frontdesk/contract";
import type { Projection } from "./projection.ts";

/** Who the viewer is at Telegram: their latest link, whatever became of it; ids of later ones sort behind. */
export const telegramLinkMine: Projection<unknown, TelegramLink | null> = (mine, change) => {
  if ("left" in change || change.kind !== "telegram_link.changed") return mine;
  const { link } = change.data;
  const isNews = !mine || link.id > mine.id || (link.id === mine.id && link.version > mine.version);
  return isNews ? link : mine;
};
