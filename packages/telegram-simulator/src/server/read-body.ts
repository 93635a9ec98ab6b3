import type { IncomingMessage } from "node:http";
import { BotApiError } from "../bot-api/error.ts";

/** T6: an upload may have 50 MB; the rest of the form needs a little room too. */
export const bodyLimitBytes = 50 * 1024 * 1024 + 256 * 1024;

/** 413, as the real server answers it. */
export function bodyTooLarge(): BotApiError {
  return new BotApiError(413, "Request Entity Too Large");
}

/** The whole body. @throws 413 when it is over the limit */
export async function readBody(request: IncomingMessage, limitBytes = bodyLimitBytes): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > limitBytes) throw bodyTooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length > limitBytes) throw bodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}
