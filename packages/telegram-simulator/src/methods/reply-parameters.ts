import { badRequest } from "../bot-api/error.ts";
import { isRecord } from "../bot-api/is-record.ts";
import type { TextQuote } from "../bot-api/objects.ts";
import { captionText, type FormattedText } from "../entities/formatted-text.ts";
import type { StoredMessage } from "../world/message.ts";
import type { CallFields } from "./call-fields.ts";

/** The message that is replied to, and the part of it that is quoted. */
export type Reply = Pick<StoredMessage, "replyTo" | "quote">;

interface GivenReply {
  messageId: number;
  mayLack: boolean;
  quote?: FormattedText & { position: number };
}

/**
 * What a call replies to, from `reply_parameters` or the older `reply_to_message_id`; nothing for none.
 * @throws Bad Request when it doesn't exist and the caller didn't allow to send without it, or doesn't say what is quoted
 */
export function readReply(fields: CallFields, { messages }: { messages: ReadonlyMap<number, StoredMessage> }): Reply {
  const { messageId, mayLack, quote } = readGiven(fields);
  if (messageId <= 0) return {};
  const message = messages.get(messageId);
  if (message) return { replyTo: messageId, ...(quote && { quote: findQuote(message, quote) }) };
  if (mayLack) return {};
  throw badRequest("message to be replied not found");
}

function readGiven(fields: CallFields): GivenReply {
  const given = fields.json("reply_parameters", "Can't parse reply parameters JSON object");
  if (given === undefined) {
    return { messageId: fields.integer("reply_to_message_id"), mayLack: fields.flag("allow_sending_without_reply") };
  }
  if (!isRecord(given)) throw badRequest("Object expected as reply parameters");
  if (Object.keys(given).length === 0) return { messageId: 0, mayLack: true };
  if (given.message_id === undefined) throw badRequest('Can\'t find field "message_id"');
  const here = fields.text("chat_id").trim();
  if (given.chat_id !== undefined && String(given.chat_id) !== here) {
    throw badRequest("the simulator replies within one chat only");
  }
  return {
    messageId: Number(given.message_id),
    mayLack: given.allow_sending_without_reply === true,
    ...(typeof given.quote === "string" && given.quote !== "" && { quote: readQuote(given) }),
  };
}

function readQuote(given: Record<string, unknown>) {
  const parseMode = typeof given.quote_parse_mode === "string" ? given.quote_parse_mode : "";
  const formatted = captionText({ text: String(given.quote), parseMode, entities: given.quote_entities });
  return { ...formatted, position: Number(given.quote_position ?? 0) };
}

/** A quote has to be in the message, word for word; of several places the nearest to the given one is meant. */
function findQuote(message: StoredMessage, quote: FormattedText & { position: number }): TextQuote {
  const places: number[] = [];
  for (let at = message.text.indexOf(quote.text); at >= 0; at = message.text.indexOf(quote.text, at + 1))
    places.push(at);
  const [nearest] = places.sort((a, b) => Math.abs(a - quote.position) - Math.abs(b - quote.position));
  if (nearest === undefined) throw badRequest("QUOTE_TEXT_INVALID");
  return {
    text: quote.text,
    ...(quote.entities.length > 0 && { entities: quote.entities }),
    position: nearest,
    is_manual: true,
  };
}
