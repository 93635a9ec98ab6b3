import type { BotReason } from "./bot-health.ts";

export const botStates = ["new", "checking", "live", "degraded", "revoked", "off"] as const;
export type BotState = (typeof botStates)[number];

/** How a bot's updates come: fetched by its process, or posted by Telegram to the server. Never both (T15). */
export const botModes = ["polling", "webhook"] as const;
export type BotMode = (typeof botModes)[number];

/** A Telegram bot as the desk shows it: its token is never among the fields. */
export interface Bot {
  id: string;
  username: string;
  name: string;
  tokenLast4: string;
  apiRoot: string;
  state: BotState;
  /** Why it is not simply live, for those who say it in their own language; null where it is. */
  reason: BotReason | null;
  /** How its updates should come. */
  mode: BotMode;
  /** How they do; null until its process has said so. A bot whose `mode` is another is being switched. */
  delivery: BotMode | null;
  lastUpdateAt: string | null;
  /** What is wrong, in plain English, with Telegram's own words in it. */
  lastError: string | null;
  /** When its process last examined it. */
  checkedAt: string | null;
  /** Until when its every step is logged; null where it is not. */
  debugUntil: string | null;
  version: number;
}

/** An address of the Bot API that the installer allows; bots are bound to one by name. */
export interface ApiRoot {
  name: string;
  url: string;
}

/** A bot of the simulator, as whoever tries the desk connects it. */
export interface SimulatedBot {
  token: string;
  username: string;
  name: string;
}

/** The shape BotFather gives tokens: the bot's numeric id, a colon, 35 characters. */
export const botTokenPattern = /^[0-9]{6,16}:[A-Za-z0-9_-]{30,60}$/;

export const botLimits = {
  pageSize: 50,
  pageMax: 100,
  testTextLength: 1000,
  /** The longest that a bot may be logged in detail at one request. */
  debugMinutes: 24 * 60,
  /** Telegram keeps what it could not deliver for this long (Bot API: "not stored longer than 24 hours"). */
  keptByTelegramMs: 24 * 60 * 60_000,
} as const;
