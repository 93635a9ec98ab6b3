import type { Message, MessageEntity, UserFromGetMe } from "telegraf/types";

/**
 * Whether a message in a group is meant for the bot: it mentions it, answers what it wrote, or is a command that is not
 * for another bot (https://core.telegram.org/bots/features#privacy-mode).
 */
export function isAddressed(message: Message & Message.CommonMessage, me: UserFromGetMe): boolean {
  const answered = message.reply_to_message;
  // What is said in a topic answers, if nothing else, the notice that opened it, whoever did.
  if (answered?.from?.id === me.id && !("forum_topic_created" in answered)) return true;
  const [text, entities] = wordsOf(message);
  const own = `@${me.username}`.toLowerCase();
  return entities.some((entity) => {
    const word = text.slice(entity.offset, entity.offset + entity.length).toLowerCase();
    if (entity.type === "mention") return word === own;
    if (entity.type === "text_mention") return entity.user.id === me.id;
    return entity.type === "bot_command" && (!word.includes("@") || word.endsWith(own));
  });
}

function wordsOf(message: Message): [string, MessageEntity[]] {
  if ("text" in message) return [message.text, message.entities ?? []];
  if ("caption" in message) return [message.caption ?? "", message.caption_entities ?? []];
  return ["", []];
}
