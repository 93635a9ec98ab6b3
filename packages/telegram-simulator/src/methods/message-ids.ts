import { badRequest } from "../bot-api/error.ts";
import type { CallFields } from "./call-fields.ts";

const most = 100;

/** The numbers in `message_ids`, at most a hundred. @throws Bad Request in the real server's words */
export function readMessageIds(fields: CallFields): number[] {
  const given = fields.json("message_ids", "Can't parse message_ids JSON object");
  if (given === undefined) throw badRequest("Message identifiers are not specified");
  if (!Array.isArray(given)) throw badRequest("Expected an Array of message identifiers");
  if (given.length > most) throw badRequest("Too many message identifiers specified");
  if (given.length === 0) throw badRequest("Message identifiers are not specified");
  return given.map((one: unknown) => {
    if (typeof one !== "number" && typeof one !== "string") throw badRequest("Message identifier must be a Number");
    const id = Number(one);
    if (!Number.isInteger(id)) throw badRequest("Can't parse message identifier as a Number");
    if (id <= 0) throw badRequest("Invalid message identifier specified");
    return id;
  });
}
