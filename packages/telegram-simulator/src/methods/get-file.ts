import { badRequest } from "../bot-api/error.ts";
import type { MethodCall } from "./method.ts";

/** T6 */
const downloadLimitBytes = 20 * 1024 * 1024;

/** https://core.telegram.org/bots/api#getfile */
export function getFile({ world, bot, fields }: MethodCall) {
  const fileId = fields.text("file_id");
  if (fileId === "") throw badRequest("file_id not specified");
  const key = world.files.findKey(bot.id, fileId);
  if (!key) throw badRequest("invalid file_id");
  const bytes = world.files.bytesOf(key);
  if (bytes.length > downloadLimitBytes) throw badRequest("file is too big");
  return {
    ...world.files.referenceFor(bot.id, key, "full"),
    file_id: fileId,
    file_size: bytes.length,
    file_path: world.files.link(bot.id, key),
  };
}
