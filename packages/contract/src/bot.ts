export const botStates = ["new", "checking", "live", "degraded", "revoked", "off"] as const;
export type BotState = (typeof botStates)[number];

/** A Telegram bot as the desk shows it: its token is never among the fields. */
export interface Bot {
  id: string;
  username: string;
  name: string;
  tokenLast4: string;
  apiRoot: string;
  state: BotState;
  lastUpdateAt: string | null;
  lastError: string | null;
  version: number;
}

/** An address of the Bot API that the installer allows; bots are bound to one by name. */
export interface ApiRoot {
  name: string;
  url: string;
}

/** The shape BotFather gives tokens: the bot's numeric id, a colon, 35 characters. */
export const botTokenPattern = /^[0-9]{6,16}:[A-Za-z0-9_-]{30,60}$/;
