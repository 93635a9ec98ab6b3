import { badRequest } from "../bot-api/error.ts";
import type { PrivateChat } from "../world/private-chat.ts";
import type { CallFields } from "./call-fields.ts";

/**
 * The message that is replied to, from `reply_parameters` or the older `reply_to_message_id`; undefined for none.
 * @throws Bad Request when it doesn't exist and the caller didn't allow to send without it.
 */
export function findRepliedMessage(fields: CallFields, chat: PrivateChat): number | undefined {
  const { messageId, mayLack } = readReply(fields);
  if (messageId <= 0) return undefined;
  if (chat.messages.has(messageId)) return messageId;
  if (mayLack) return undefined;
  throw badRequest("message to be replied not found");
}

function readReply(fields: CallFields): { messageId: number; mayLack: boolean } {
  const given = fields.json("reply_parameters", "Can't parse reply parameters JSON object");
  if (given === undefined) {
    return { messageId: fields.integer("reply_to_message_id"), mayLack: fields.flag("allow_sending_without_reply") };
  }
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw badRequest("Object expected as reply parameters");
  }
  if (Object.keys(given).length === 0) return { messageId: 0, mayLack: true };
  const messageId = "message_id" in given ? given.message_id : undefined;
  if (messageId === undefined) throw badRequest('Can\'t find field "message_id"');
  const mayLack = "allow_sending_without_reply" in given && given.allow_sending_without_reply === true;
  return { messageId: Number(messageId), mayLack };
}
