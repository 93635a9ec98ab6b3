import type { StoredMessage } from "../world/message.ts";
import { presentMessage } from "../world/present-message.ts";
import type { Phone } from "./lookup.ts";

/** Tells the bot of a message; the id of the update it gets, unless it doesn't want that kind. */
export function tell(phone: Phone, kind: "message" | "edited_message", message: StoredMessage): { updateId?: number } {
  const update = phone.bot.updates.push(kind, presentMessage(phone, message));
  return update ? { updateId: update.update_id } : {};
}
