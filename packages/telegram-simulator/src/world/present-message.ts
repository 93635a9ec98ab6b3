import type { Message } from "../bot-api/objects.ts";
import { unixSeconds } from "../clock.ts";
import { type Bot, botUserOf } from "./bot.ts";
import { chatOf, type Person, userOf } from "./person.ts";
import { photoSizes } from "./photo.ts";
import type { PrivateChat, StoredMessage } from "./private-chat.ts";
import type { World } from "./world.ts";

interface Place {
  world: World;
  bot: Bot;
  person: Person;
  chat: PrivateChat;
}

/** The message as the Bot API shows it to the bot. A replied-to message is included one level deep, if it still exists. */
export function presentMessage(place: Place, message: StoredMessage): Message {
  const replied = message.replyTo === undefined ? undefined : place.chat.messages.get(message.replyTo);
  return {
    ...presentAlone(place, message),
    ...(replied && { reply_to_message: presentAlone(place, replied) }),
  };
}

function presentAlone({ world, bot, person }: Place, message: StoredMessage): Message {
  const { text, entities, photo } = message;
  const content = photo
    ? {
        photo: photoSizes(world, bot.id, photo),
        ...(text && { caption: text }),
        ...(entities.length > 0 && { caption_entities: entities }),
      }
    : { text, ...(entities.length > 0 && { entities }) };
  return {
    message_id: message.messageId,
    from: message.from === "bot" ? botUserOf(bot) : userOf(person),
    chat: chatOf(person),
    date: unixSeconds(message.sentAt),
    ...(message.editedAt !== undefined && { edit_date: unixSeconds(message.editedAt) }),
    ...content,
    ...(message.buttons && { reply_markup: message.buttons }),
  };
}
