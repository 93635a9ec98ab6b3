import { badRequest } from "../bot-api/error.ts";
import { isRecord } from "../bot-api/is-record.ts";
import type { InlineKeyboardButton, InlineKeyboardMarkup } from "../bot-api/objects.ts";
import { checkedUrl } from "../entities/link.ts";
import type { KeyboardKey } from "../world/private-chat.ts";
import type { CallFields } from "./call-fields.ts";

/** What a message brings with it below the text. */
export interface ReplyMarkup {
  /** Buttons under the message. */
  buttons?: InlineKeyboardMarkup;
  /** Rows of keys instead of the phone's keyboard; an empty list takes them away. */
  keyboard?: KeyboardKey[][];
}

/** Bytes; https://core.telegram.org/bots/api#inlinekeyboardbutton */
const callbackDataLimit = 64;
const otherActions = [
  ...["callback_game", "pay", "switch_inline_query", "switch_inline_query_chosen_chat"],
  ...["switch_inline_query_current_chat", "login_url", "web_app", "copy_text"],
];

/** Reads `reply_markup`. @throws Bad Request when it is no keyboard or a button is not in order. */
export function readReplyMarkup(fields: CallFields): ReplyMarkup {
  const markup = fields.json("reply_markup", "Can't parse reply keyboard markup JSON object");
  if (markup === undefined) return {};
  if (!isRecord(markup)) throw badRequest("Object expected as reply markup");

  const keyboard = rowsOf(markup, "keyboard", 'Field "keyboard" must be an Array of Arrays', readKeyboardButton);
  if (keyboard.length > 0) return { keyboard };
  const complaint = 'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays';
  const buttons = rowsOf(markup, "inline_keyboard", complaint, readInlineButton).filter((row) => row.length > 0);
  if (buttons.length > 0) return { buttons: { inline_keyboard: buttons } };
  return markup.remove_keyboard === true || markup.hide_keyboard === true ? { keyboard: [] } : {};
}

function rowsOf<T>(
  markup: Record<string, unknown>,
  name: string,
  complaint: string,
  read: (button: unknown) => T,
): T[][] {
  const rows = markup[name];
  if (rows === undefined) return [];
  if (!Array.isArray(rows)) throw badRequest(`Field "${name}" must be of type Array`);
  return rows.map((row: unknown) => {
    if (!Array.isArray(row)) throw badRequest(complaint);
    return row.map(read);
  });
}

function readKeyboardButton(button: unknown): KeyboardKey {
  const text = isRecord(button) ? button.text : button;
  if (typeof text !== "string") {
    throw badRequest("Can't parse keyboard button: KeyboardButton must be a String or an Object");
  }
  if (isRecord(button) && button.request_contact === true) return { text, requests: "contact" };
  if (isRecord(button) && button.request_location === true) return { text, requests: "location" };
  return text;
}

function readInlineButton(button: unknown): InlineKeyboardButton {
  const cantRead = (reason: string) => badRequest(`Can't parse inline keyboard button: ${reason}`);
  if (!isRecord(button)) throw cantRead("InlineKeyboardButton must be an Object");
  const { text, url, callback_data: data } = button;
  if (text === undefined) throw cantRead('Can\'t find field "text"');
  if (typeof text !== "string") throw cantRead('Field "text" must be of type String');

  if (typeof url === "string" && url !== "") {
    const checked = checkedUrl(url);
    if (!checked) throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
    return { text, url: checked };
  }
  if (typeof data === "string" && data !== "") {
    if (Buffer.byteLength(data) > callbackDataLimit) throw badRequest("BUTTON_DATA_INVALID");
    return { text, callback_data: data };
  }
  if (otherActions.some((action) => action in button)) return { ...button, text };
  throw cantRead("Text buttons are unallowed in the inline keyboard");
}
