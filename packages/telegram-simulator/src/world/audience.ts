import type { Bot } from "./bot.ts";
import { type GroupChat, isAdministrator } from "./group-chat.ts";
import type { StoredMessage } from "./message.ts";

/**
 * Whether a bot hears of a message in its group: https://core.telegram.org/bots/features#privacy-mode. Bots never hear
 * each other; in privacy mode one that is no administrator hears commands, mentions of it and replies to it.
 */
export function hears(bot: Bot, group: GroupChat, message: StoredMessage): boolean {
  if (isServiceMessage(message)) return true;
  if (message.from === "bot" || message.authorId === bot.id) return false;
  if (group.type === "channel" || bot.canReadAllGroupMessages || isAdministrator(group, bot.id)) return true;
  return isMeantFor(bot, group, message);
}

/** Whether a message tells of an event instead of saying something. */
export function isServiceMessage({ literal, pinned }: StoredMessage): boolean {
  return pinned !== undefined || (literal !== undefined && !Object.keys(literal).some((name) => said.has(name)));
}

const said = new Set(["location", "venue", "contact", "poll", "dice"]);

function isMeantFor(bot: Bot, group: GroupChat, { text, entities, replyTo }: StoredMessage): boolean {
  const replied = replyTo === undefined ? undefined : group.messages.get(replyTo);
  if (replied?.from === "bot" && replied.authorId === bot.id) return true;
  const own = `@${bot.username}`.toLowerCase();
  return entities.some(({ type, offset, length, user }) => {
    const word = text.slice(offset, offset + length).toLowerCase();
    if (type === "mention") return word === own;
    if (type === "text_mention") return user?.id === bot.id;
    if (type !== "bot_command") return false;
    return word.includes("@") ? word.endsWith(own) : group.lastBotId === undefined || group.lastBotId === bot.id;
  });
}
