import { badRequest } from "../bot-api/error.ts";
import type { MediaKind } from "../world/media.ts";
import { deliverAll } from "./deliver.ts";
import { readInputMedia } from "./input-media.ts";
import type { MethodCall } from "./method.ts";

const largestAlbum = 10;
/** These stand among their like only, and are named so in the complaint. */
const homogenous = new Map<MediaKind, string>([
  ["audio", "Audio"],
  ["document", "Document"],
]);

/**
 * https://core.telegram.org/bots/api#sendmediagroup. Telegram documents 2 to 10 members; like its server this takes a
 * single one too and sends it as no album.
 */
export function sendMediaGroup(call: MethodCall) {
  const { fields, world } = call;
  const given = fields.text("media") === "" ? undefined : fields.json("media", "Can't parse media JSON object");
  if (given === undefined) throw badRequest('Parameter "media" is required');
  if (!Array.isArray(given)) throw badRequest("Expected an Array of InputMedia");
  const contents = given.map((one: unknown) => readInputMedia(call, one, { forAlbum: true }));

  if (contents.length > largestAlbum) throw badRequest("Too many messages to send as an album");
  if (contents.length === 0) throw badRequest("There are no messages to send");
  const kinds = new Set(contents.map(({ media }) => media.kind));
  const [unmixable] = [...kinds].flatMap((kind) => homogenous.get(kind) ?? []);
  if (kinds.size > 1 && unmixable) throw badRequest(`${unmixable} can't be mixed with other media types`);

  const albumId = contents.length > 1 ? world.newAlbumId() : undefined;
  return deliverAll(
    call,
    contents.map((content) => ({ ...content, ...(albumId && { albumId }) })),
  );
}
