import { badRequest } from "../bot-api/error.ts";
import { captionText } from "../entities/formatted-text.ts";
import { readImageSize } from "../world/image-size.ts";
import { keepPhoto, type StoredPhoto } from "../world/photo.ts";
import { deliver } from "./deliver.ts";
import { findWritableChat } from "./find-chat.ts";
import type { MethodCall } from "./method.ts";

/** https://core.telegram.org/bots/api#sendphoto, without fetching by URL: the simulator stays on this machine. */
export function sendPhoto(call: MethodCall) {
  const { fields } = call;
  const photo = findPhoto(call);
  const caption = captionText({
    text: fields.text("caption"),
    parseMode: fields.text("parse_mode"),
    entities: fields.jsonIfAny("caption_entities"),
  });
  return deliver(call, findWritableChat(call), { ...caption, photo });
}

function findPhoto({ world, bot, fields }: MethodCall): StoredPhoto {
  const given = fields.text("photo");
  const upload = fields.files.get(given.startsWith("attach://") ? given.slice("attach://".length) : "photo");
  if (upload) return keepPhoto(world, upload.bytes);
  if (given === "") throw badRequest("there is no photo in the request");

  const key = world.files.findKey(bot.id, given);
  const size = key && readImageSize(world.files.bytesOf(key));
  if (size) return { fileKey: key, width: size.width, height: size.height };
  if (/^https?:\/\//i.test(given)) throw badRequest("failed to get HTTP URL content");
  throw badRequest("wrong remote file identifier specified: Wrong string length");
}
