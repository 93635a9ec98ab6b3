import { badRequest, forbidden } from "../bot-api/error.ts";
import type { Room } from "../world/room.ts";
import type { MethodCall } from "./method.ts";

/** The chat that `field` names. @throws Bad Request when it is missing or unknown to this bot. */
export function findChat({ world, bot, fields }: MethodCall, field = "chat_id"): Room {
  const given = fields.text(field).trim();
  if (given === "") throw badRequest("chat_id is empty");
  const person = /^-?\d+$/.test(given) ? world.people.get(Number(given)) : undefined;
  if (!person) throw badRequest("chat not found");
  return { chat: world.chat(bot.id, person.id), person };
}

/** The chat that `chat_id` names, if the bot may write there. @throws Bad Request, Forbidden */
export function findWritableChat(call: MethodCall): Room {
  const chatId = Number(call.fields.text("chat_id"));
  if (call.world.bots.has(chatId)) throw forbidden("bots can't send messages to bots");
  const found = findChat(call);
  if (found.person.deactivated) throw forbidden("user is deactivated");
  if (!found.chat.opened) throw forbidden("bot can't initiate conversation with a user");
  if (found.chat.blocked) throw forbidden("bot was blocked by the user");
  return found;
}
