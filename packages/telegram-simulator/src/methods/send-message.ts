import { messageText } from "../entities/formatted-text.ts";
import { deliver } from "./deliver.ts";
import type { MethodCall } from "./method.ts";

/** https://core.telegram.org/bots/api#sendmessage */
export function sendMessage(call: MethodCall) {
  const { fields } = call;
  const content = messageText({
    text: fields.text("text"),
    parseMode: fields.text("parse_mode"),
    entities: fields.jsonIfAny("entities"),
  });
  return deliver(call, content);
}
