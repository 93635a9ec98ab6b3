import { badRequest } from "../bot-api/error.ts";
import type { Message } from "../bot-api/objects.ts";
import { messageText } from "../entities/formatted-text.ts";
import { hasRight } from "../world/group-chat.ts";
import { hasCaption } from "../world/media.ts";
import type { Content, StoredMessage } from "../world/message.ts";
import { presentMessage } from "../world/present-message.ts";
import { announceRoom, chatIdOf, type Room } from "../world/room.ts";
import { findWritableChat } from "./find-chat.ts";
import { readInputMedia } from "./input-media.ts";
import type { MethodCall } from "./method.ts";
import { isOwn } from "./own-message.ts";
import { readCaption } from "./read-caption.ts";
import { readReplyMarkup } from "./reply-markup.ts";

type Edited = Pick<Content, "text" | "entities" | "media">;

/** https://core.telegram.org/bots/api#editmessagetext */
export function editMessageText(call: MethodCall): Message {
  const { fields } = call;
  const content = messageText({
    text: fields.text("text"),
    parseMode: fields.text("parse_mode"),
    entities: fields.jsonIfAny("entities"),
  });
  return edit(call, (message) => {
    if (message.media || message.literal) throw badRequest("there is no text in the message to edit");
    return content;
  });
}

/** https://core.telegram.org/bots/api#editmessagecaption */
export function editMessageCaption(call: MethodCall): Message {
  const content = readCaption(call.fields);
  return edit(call, ({ media }) => {
    if (!media || !hasCaption(media.kind)) throw badRequest("there is no caption in the message to edit");
    return { ...content, media };
  });
}

/** https://core.telegram.org/bots/api#editmessagemedia. A text can't become media; within an album the kind stays. */
export function editMessageMedia(call: MethodCall): Message {
  const given = call.fields.json("media", "Can't parse input media JSON object");
  if (given === undefined) throw badRequest('Parameter "media" is required');
  const content = readInputMedia(call, given, { forAlbum: false });
  return edit(call, (message) => {
    if (!message.media) throw badRequest("there is no media in the message to edit");
    if (message.albumId && content.media.kind !== message.media.kind) {
      throw badRequest("Can't change media type in the album");
    }
    return content;
  });
}

/** https://core.telegram.org/bots/api#editmessagereplymarkup */
export function editMessageReplyMarkup(call: MethodCall): Message {
  return edit(call, contentOf);
}

/** A bot may edit its own message for ever (T9). An edit without `reply_markup` takes the buttons away. */
function edit(call: MethodCall, contentFor: (message: StoredMessage) => Edited): Message {
  const { world, bot, fields, flood, now } = call;
  const { buttons } = readReplyMarkup(fields);
  if (!fields.has("chat_id") && !fields.has("message_id")) {
    throw badRequest(fields.has("inline_message_id") ? "MESSAGE_ID_INVALID" : "message identifier is not specified");
  }
  const room = findWritableChat(call);
  const message = room.chat.messages.get(fields.integer("message_id"));
  if (!message) throw badRequest("message to edit not found");
  if (!isOwn(room, message, bot.id) && !mayEditPosts(room, bot.id)) throw badRequest("message can't be edited");

  const after = { ...contentFor(message), buttons };
  if (JSON.stringify(after) === JSON.stringify({ ...contentOf(message), buttons: message.buttons })) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  }
  flood.admit(bot.id, chatIdOf(room));

  message.text = after.text;
  message.entities = after.entities;
  if (after.media) message.media = after.media;
  message.editedAt = now;
  if (buttons) message.buttons = buttons;
  else delete message.buttons;
  announceRoom(world, room);
  return presentMessage({ world, bot, room }, message);
}

function mayEditPosts({ kind, chat }: Room, botId: number): boolean {
  return kind === "group" && chat.type === "channel" && hasRight(chat, botId, "can_edit_messages");
}

function contentOf({ text, entities, media }: StoredMessage): Edited {
  return { text, entities, ...(media && { media }) };
}
