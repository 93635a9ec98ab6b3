import type { ApiRoot } from "@frontdesk/contract";

interface Destination {
  root: ApiRoot;
  /** Where the simulator runs; null without one. */
  simulatorUrl: string | null;
  botUsername: string;
  /** Of letters, digits, `_` and `-`, at most 64 of them. */
  payload?: string;
}

/**
 * The link that opens a private chat with a bot, and with a payload has Start bring it along
 * (https://core.telegram.org/api/links#bot-links). A bot of the simulator's is met at its phone.
 */
export function deepLink({ root, simulatorUrl, botUsername, payload }: Destination): string {
  if (root.url === simulatorUrl) {
    const wanted = new URLSearchParams({ bot: botUsername, ...(payload && { start: payload }) });
    return new URL(`/#${wanted}`, root.url).href;
  }
  const query = payload ? `?start=${payload}` : "";
  return `https://t.me/${botUsername}${query}`;
}
