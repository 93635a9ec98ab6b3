import type { MessageEntity } from "../bot-api/objects.ts";
import { cantParse } from "./html-tag.ts";

/** The entity of a `tg://emoji?id=…` or `tg://time?unix=…` link. @throws Bad Request for any other address */
export function tgLinkEntity(url: string, span: { offset: number; length: number }): MessageEntity {
  const [, host = "", query = ""] = /^tg:(?:\/\/)?(emoji|time)\?(.*)$/is.exec(url) ?? [];
  const params = new URLSearchParams(query);
  const id = params.get("id") ?? "";
  const unixTime = Number(params.get("unix"));
  const format = params.get("format");
  if (host.toLowerCase() === "emoji" && /^-?\d{1,19}$/.test(id) && BigInt(id) !== 0n) {
    return { type: "custom_emoji", ...span, custom_emoji_id: id };
  }
  if (host.toLowerCase() === "time" && Number.isInteger(unixTime) && unixTime > 0) {
    return { type: "date_time", ...span, unix_time: unixTime, ...(format && { date_time_format: format }) };
  }
  throw cantParse("Invalid tg://emoji or tg://time URL specified");
}
