import { badRequest } from "../bot-api/error.ts";
import type { MethodCall } from "./method.ts";

/** After this Telegram has stopped waiting for the answer. It publishes no figure. */
const waitsMs = 60_000;
/** Characters; https://core.telegram.org/bots/api#answercallbackquery */
const textLimit = 200;

/** https://core.telegram.org/bots/api#answercallbackquery. A query is answered once. */
export function answerCallbackQuery({ world, bot, fields, now }: MethodCall): true {
  const query = world.callbacks.get(fields.text("callback_query_id"));
  if (!query || query.botId !== bot.id || query.answer || now - query.askedAt > waitsMs) {
    throw badRequest("query is too old and response timeout expired or query ID is invalid");
  }
  const text = fields.text("text");
  if ([...text].length > textLimit) throw badRequest("MESSAGE_TOO_LONG");
  const url = fields.text("url");
  query.answer = { text, showAlert: fields.flag("show_alert"), ...(url && { url }) };
  if (query.chatId < 0) world.announce({ kind: "group", chatId: query.chatId });
  else world.announce({ kind: "chat", botId: bot.id, personId: query.personId });
  return true;
}
