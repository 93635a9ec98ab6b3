import { badRequest } from "../bot-api/error.ts";
import type { MethodCall } from "./method.ts";

/** T6 */
const downloadLimitBytes = 20 * 1024 * 1024;

/** https://core.telegram.org/bots/api#getfile */
export function getFile({ world, bot, fields }: MethodCall) {
  const fileId = fields.text("file_id");
  if (fileId === "") throw badRequest("file_id not specified");
  const file = world.files.find(bot.id, fileId);
  if (!file) throw badRequest("invalid file_id");
  const bytes = world.files.bytesOf(file.key);
  if (bytes.length > downloadLimitBytes) throw badRequest("file is too big");
  return {
    ...world.files.referenceFor(bot.id, file),
    file_id: fileId,
    file_path: world.files.link(bot.id, file),
  };
}
