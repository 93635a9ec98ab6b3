import { badRequest } from "../bot-api/error.ts";
import type { Message } from "../bot-api/objects.ts";
import { captionText, type FormattedText, messageText } from "../entities/formatted-text.ts";
import { presentMessage } from "../world/present-message.ts";
import type { StoredMessage } from "../world/private-chat.ts";
import { findWritableChat } from "./find-chat.ts";
import type { MethodCall } from "./method.ts";
import { readReplyMarkup } from "./reply-markup.ts";

/** https://core.telegram.org/bots/api#editmessagetext */
export function editMessageText(call: MethodCall): Message {
  const { fields } = call;
  const content = messageText({
    text: fields.text("text"),
    parseMode: fields.text("parse_mode"),
    entities: fields.jsonIfAny("entities"),
  });
  return edit(call, (message) => {
    if (message.photo) throw badRequest("there is no text in the message to edit");
    return content;
  });
}

/** https://core.telegram.org/bots/api#editmessagecaption */
export function editMessageCaption(call: MethodCall): Message {
  const { fields } = call;
  const content = captionText({
    text: fields.text("caption"),
    parseMode: fields.text("parse_mode"),
    entities: fields.jsonIfAny("caption_entities"),
  });
  return edit(call, (message) => {
    if (!message.photo) throw badRequest("there is no caption in the message to edit");
    return content;
  });
}

/** https://core.telegram.org/bots/api#editmessagereplymarkup */
export function editMessageReplyMarkup(call: MethodCall): Message {
  return edit(call, ({ text, entities }) => ({ text, entities }));
}

/** A bot may edit its own message for ever (T9). An edit without `reply_markup` takes the buttons away. */
function edit(call: MethodCall, contentFor: (message: StoredMessage) => FormattedText): Message {
  const { world, bot, fields, flood, now } = call;
  const { buttons } = readReplyMarkup(fields);
  if (!fields.has("chat_id") && !fields.has("message_id")) {
    throw badRequest(fields.has("inline_message_id") ? "MESSAGE_ID_INVALID" : "message identifier is not specified");
  }
  const { chat, person } = findWritableChat(call);
  const message = chat.messages.get(fields.integer("message_id"));
  if (!message) throw badRequest("message to edit not found");
  if (message.from !== "bot") throw badRequest("message can't be edited");

  const after = { ...contentFor(message), buttons };
  if (JSON.stringify(after) === JSON.stringify({ ...contentOf(message), buttons: message.buttons })) {
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  }
  flood.admit(bot.id, person.id);

  message.text = after.text;
  message.entities = after.entities;
  message.editedAt = now;
  if (buttons) message.buttons = buttons;
  else delete message.buttons;
  world.chatChanged(chat);
  return presentMessage({ world, bot, person, chat }, message);
}

function contentOf({ text, entities }: StoredMessage): FormattedText {
  return { text, entities };
}
