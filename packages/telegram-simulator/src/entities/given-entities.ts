import { badRequest } from "../bot-api/error.ts";
import { isRecord } from "../bot-api/is-record.ts";
import type { MessageEntity } from "../bot-api/objects.ts";

const plain = new Set([
  ...["bold", "italic", "underline", "strikethrough", "spoiler", "code"],
  ...["blockquote", "expandable_blockquote"],
]);
/** Telegram finds these by itself and ignores them when they are given. */
const selfFound = new Set([
  ...["mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"],
]);

/** Reads the `entities` a caller gave. Anything but an array counts as none. @throws Bad Request naming what is wrong. */
export function readGivenEntities(given: unknown): MessageEntity[] {
  if (!Array.isArray(given)) return [];
  return given.flatMap((one: unknown) => readEntity(one) ?? []);
}

function readEntity(given: unknown): MessageEntity | undefined {
  if (!isRecord(given)) throw cantRead("expected an Object");
  const offset = wholeNumber(given, "offset");
  const length = wholeNumber(given, "length");
  const type = word(given, "type");
  if (type === "") throw cantRead("Type is not specified");
  if (selfFound.has(type)) return undefined;

  const span = { type, offset, length };
  if (offset < 0 || offset > 1_000_000) throw badRequest(`Receive an entity with incorrect offset ${offset}`);
  if (length < 0 || length > 1_000_000) throw badRequest(`Receive an entity with incorrect length ${length}`);
  if (length === 0) return undefined;
  if (plain.has(type)) return span;
  if (type === "pre") return given.language ? { ...span, language: word(given, "language") } : span;
  if (type === "text_link") {
    const url = word(given, "url");
    return url === "" ? undefined : { ...span, url };
  }
  if (type === "text_mention") {
    const user = given.user;
    if (!isRecord(user)) throw cantRead('Can\'t find field "user"');
    return { ...span, user: { id: wholeNumber(user, "id"), is_bot: false, first_name: "" } };
  }
  if (type === "custom_emoji") return { ...span, custom_emoji_id: word(given, "custom_emoji_id") };
  if (type === "date_time") return { ...span, unix_time: wholeNumber(given, "unix_time") };
  throw cantRead("Unsupported type specified");
}

function wholeNumber(object: Record<string, unknown>, name: string): number {
  const value = object[name];
  if (value === undefined) throw cantRead(`Can't find field "${name}"`);
  const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== "number" || !Number.isInteger(number)) {
    throw cantRead(`Field "${name}" must be of type Number`);
  }
  return number;
}

function word(object: Record<string, unknown>, name: string): string {
  const value = object[name];
  if (value === undefined) throw cantRead(`Can't find field "${name}"`);
  if (typeof value !== "string" && typeof value !== "number") throw cantRead(`Field "${name}" must be of type String`);
  return String(value);
}

function cantRead(reason: string): Error {
  return badRequest(`Can't parse MessageEntity: ${reason}`);
}
