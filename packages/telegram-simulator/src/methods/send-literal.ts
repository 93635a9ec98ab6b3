import { badRequest } from "../bot-api/error.ts";
import { isRecord } from "../bot-api/is-record.ts";
import { pollOf } from "../world/poll.ts";
import type { CallFields } from "./call-fields.ts";
import { deliver } from "./deliver.ts";
import type { MethodCall } from "./method.ts";

/** https://core.telegram.org/bots/api#sendlocation */
export function sendLocation(call: MethodCall) {
  return deliverLiteral(call, { location: readLocation(call.fields) });
}

/** https://core.telegram.org/bots/api#sendvenue */
export function sendVenue(call: MethodCall) {
  const { fields } = call;
  const location = readLocation(fields);
  const ids = ["foursquare_id", "foursquare_type", "google_place_id", "google_place_type"];
  const venue = {
    location,
    title: required(fields, "title"),
    address: required(fields, "address"),
    ...optional(fields, ids),
  };
  return deliverLiteral(call, { location, venue });
}

/** https://core.telegram.org/bots/api#sendcontact */
export function sendContact(call: MethodCall) {
  const { fields } = call;
  const contact = {
    phone_number: required(fields, "phone_number"),
    first_name: required(fields, "first_name"),
    ...optional(fields, ["last_name", "vcard"]),
  };
  return deliverLiteral(call, { contact });
}

/** https://core.telegram.org/bots/api#senddice */
export function sendDice(call: MethodCall) {
  const emoji = call.fields.text("emoji") || "🎲";
  const faces = diceFaces[emoji];
  if (!faces) throw badRequest("EMOTICON_INVALID");
  return deliverLiteral(call, { dice: { emoji, value: call.world.random.between(1, faces) } });
}

/** https://core.telegram.org/bots/api#sendpoll, without media and quizzes' explanations. */
export function sendPoll(call: MethodCall) {
  const { fields, world } = call;
  const question = required(fields, "question");
  const given = fields.json("options", "Can't parse options JSON object");
  if (!Array.isArray(given)) throw badRequest("Expected an Array of String as options");
  const options = given.map((option: unknown) => optionText(option));
  if (question.length > 300) throw badRequest("Poll question length must not exceed 300");
  if (options.length < 1) throw badRequest("Poll must have at least 1 option");
  if (options.length > 12) throw badRequest("Poll can't have more than 12 options");
  const poll = pollOf(world, {
    question,
    options,
    isAnonymous: fields.text("is_anonymous") === "" || fields.flag("is_anonymous"),
    allowsMultipleAnswers: fields.flag("allows_multiple_answers"),
  });
  return deliverLiteral(call, { poll });
}

/** How many values each dice has: https://core.telegram.org/bots/api#dice */
const diceFaces: Record<string, number> = { "🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64 };

function deliverLiteral(call: MethodCall, literal: Record<string, unknown>) {
  return deliver(call, { text: "", entities: [], literal });
}

function optionText(option: unknown): string {
  const text = isRecord(option) ? option.text : option;
  if (typeof text !== "string") throw badRequest("Expected an option to be of type String");
  if (text === "") throw badRequest("Poll options must be non-empty");
  if (text.length > 100) throw badRequest("Poll options length must not exceed 100");
  return text;
}

function readLocation(fields: CallFields) {
  const coordinate = (name: string, limit: number) => {
    const value = Number(required(fields, name, `${name} is empty`));
    if (!(Math.abs(value) <= limit)) throw badRequest("Wrong location specified");
    return value;
  };
  const numbers = ["horizontal_accuracy", "live_period", "heading", "proximity_alert_radius"];
  return {
    latitude: coordinate("latitude", 90),
    longitude: coordinate("longitude", 180),
    ...Object.fromEntries(numbers.filter((name) => fields.text(name)).map((name) => [name, Number(fields.text(name))])),
  };
}

function required(fields: CallFields, name: string, complaint = `Parameter "${name}" is required`): string {
  const text = fields.text(name);
  if (text === "") throw badRequest(complaint);
  return text;
}

function optional(fields: CallFields, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.filter((name) => fields.text(name)).map((name) => [name, fields.text(name)]));
}
