import type { User } from "../bot-api/objects.ts";
import type { UpdateLine } from "../updates/update-line.ts";

/** A command shown in the bot's menu. */
export interface BotCommand {
  command: string;
  description: string;
}

/** A bot account. */
export interface Bot {
  id: number;
  token: string;
  username: string;
  name: string;
  updates: UpdateLine;
  /** Messages of all private chats of one bot share this numbering, as on Telegram. */
  nextMessageId: number;
  /** By scope and language, as setMyCommands was told. */
  commands: Map<string, BotCommand[]>;
  /** Name, description and short description by language, as setMyName and its kin were told: `name/en`. */
  profile: Map<string, string>;
  /** By private chat, 0 for all others, as setChatMenuButton was told. */
  menuButtons: Map<number, Record<string, unknown>>;
  canJoinGroups: boolean;
  /** False in privacy mode, which is where every bot begins. */
  canReadAllGroupMessages: boolean;
}

/** Telegram's shape of a token: the bot's id, a colon, a secret. */
export const tokenPattern = /^(\d{5,16}):[A-Za-z0-9_-]{30,60}$/;

/** The bot as it appears in a message's `from`. */
export function botUserOf(bot: Bot): User {
  return { id: bot.id, is_bot: true, first_name: bot.name, username: bot.username };
}
