export const telegramLinkStates = [
  "issued",
  "opened",
  "linked",
  "unreachable",
  "declined",
  "expired",
  "revoked",
] as const;
type TelegramLinkState = (typeof telegramLinkStates)[number];

/** Who a member is at Telegram, or is about to be. */
export interface TelegramLink {
  id: string;
  state: TelegramLinkState;
  /** Until when its code may be used. A code that ran out unused is not written down as expired before somebody brings it. */
  expiresAt: string;
  /** Who opened it; null before. */
  telegram: { name: string; username: string | null } | null;
  linkedAt: string | null;
  version: number;
}

/** A fresh code, told this once. */
export interface IssuedLink {
  link: TelegramLink;
  /** In groups of characters that can be read out and typed. */
  code: string;
  /** Opens the chat with the bot and brings it the code. */
  url: string;
  botUsername: string;
  /** The server's time, from which `expiresAt` is counted. */
  issuedAt: string;
}

export const telegramLinkLimits = {
  /** T13: how long a code may be used. */
  codeMinutes: 10,
} as const;

/** True where the person of the link acts as the member; `unreachable` says only that they have shut the bot out. */
export function isLinked(state: TelegramLinkState): boolean {
  return state === "linked" || state === "unreachable";
}

/** True where its code may still lead to a link, if it has not run out. */
export function isLinkUnderWay(state: TelegramLinkState): boolean {
  return state === "issued" || state === "opened";
}
