import { badRequest } from "../bot-api/error.ts";
import { isRecord } from "../bot-api/is-record.ts";
import { findChat } from "./find-chat.ts";
import type { MethodCall } from "./method.ts";

const types = new Set(["default", "commands", "web_app"]);

/** https://core.telegram.org/bots/api#setchatmenubutton */
export function setChatMenuButton(call: MethodCall): true {
  const { world, bot, fields } = call;
  const button = readMenuButton(fields.json("menu_button", "Can't parse menu button JSON object"));
  bot.menuButtons.set(chatIdIn(call), button);
  world.announce({ kind: "bots" });
  return true;
}

/** https://core.telegram.org/bots/api#getchatmenubutton */
export function getChatMenuButton(call: MethodCall): Record<string, unknown> {
  const { menuButtons } = call.bot;
  return menuButtons.get(chatIdIn(call)) ?? menuButtons.get(0) ?? { type: "commands" };
}

function chatIdIn(call: MethodCall): number {
  if (!call.fields.has("chat_id")) return 0;
  const room = findChat(call);
  if (room.kind !== "private") throw badRequest("USER_ID_INVALID");
  return room.person.id;
}

function readMenuButton(given: unknown = { type: "default" }): Record<string, unknown> {
  if (!isRecord(given)) throw badRequest("Can't parse menu button: MenuButton must be an Object");
  const button = { ...given };
  if (typeof button.type !== "string" || !types.has(button.type)) {
    throw badRequest("Can't parse menu button: MenuButton has unsupported type");
  }
  if (button.type === "web_app" && (typeof button.text !== "string" || button.text === "")) {
    throw badRequest("Can't parse menu button: Can't find field \"text\"");
  }
  return button;
}
