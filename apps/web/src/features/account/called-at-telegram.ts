import type { TelegramLink } from "@frontdesk/contract";

/** What somebody is called at Telegram: by their username where they have one; blank before anybody opened the link. */
export function calledAtTelegram({ telegram }: TelegramLink): string {
  if (!telegram) return "";
  return telegram.username ? `@${telegram.username}` : telegram.name;
}
