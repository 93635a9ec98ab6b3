import type { Message } from "../bot-api/objects.ts";
import { unixSeconds } from "../clock.ts";
import type { Bot } from "./bot.ts";
import { presentMedia } from "./media.ts";
import type { Content, StoredMessage } from "./message.ts";
import { presentOrigin } from "./origin.ts";
import { authorOf, chatObjectOf, type Room } from "./room.ts";
import type { World } from "./world.ts";

/** Where a message is, and which bot looks at it: file ids differ from bot to bot. */
export interface View {
  world: World;
  bot: Bot;
  room: Room;
}

/** The message as the Bot API shows it to the bot. A replied-to message is included one level deep, if it still exists. */
export function presentMessage(view: View, message: StoredMessage): Message {
  const find = (messageId: number | undefined) => messageId && view.room.chat.messages.get(messageId);
  // A message in a topic answers the one that opened the topic, unless it answers another.
  const replied = find(message.replyTo ?? message.threadId);
  const pinned = find(message.pinned);
  return {
    ...presentAlone(view, message),
    ...(replied && replied !== message && { reply_to_message: presentAlone(view, replied) }),
    ...(pinned && { pinned_message: presentAlone(view, pinned) }),
  };
}

function presentAlone(view: View, message: StoredMessage): Message {
  return {
    message_id: message.messageId,
    ...authorOf(view, message),
    chat: chatObjectOf(view.room),
    date: unixSeconds(message.sentAt),
    ...(message.editedAt !== undefined && { edit_date: unixSeconds(message.editedAt) }),
    ...(message.threadId !== undefined && { message_thread_id: message.threadId, is_topic_message: true }),
    ...(message.origin && presentOrigin(message.origin)),
    ...(message.quote && { quote: message.quote }),
    ...(message.albumId && { media_group_id: message.albumId }),
    ...presentContent(view, message),
    ...(message.buttons && { reply_markup: message.buttons }),
  };
}

function presentContent({ world, bot }: View, { text, entities, media, literal }: Content) {
  if (literal) return literal;
  if (!media) return { text, ...(entities.length > 0 && { entities }) };
  return {
    ...presentMedia(world, bot.id, media),
    ...(text && { caption: text }),
    ...(entities.length > 0 && { caption_entities: entities }),
  };
}
