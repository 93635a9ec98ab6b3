import type { ServerResponse } from "node:http";
import { notFound, unauthorized } from "../bot-api/error.ts";
import { tokenPattern } from "../world/bot.ts";
import type { World } from "../world/world.ts";

/** Answers `/file/bot<token>/<file_path>` with the bytes. @throws 401, 404 (also an hour after getFile) */
export function serveFile(world: World, response: ServerResponse, url: URL): void {
  const [, rawToken = "", path = ""] = /^\/file\/bot([^/]+)\/(.+)$/.exec(url.pathname) ?? [];
  const token = rawToken.replace(/%3a/i, ":");
  const bot = world.findBotByToken(token);
  if (!bot) throw tokenPattern.test(token) ? unauthorized() : notFound();
  const bytes = world.files.findLinked(bot.id, path);
  if (!bytes) throw notFound();
  response.writeHead(200, { "content-type": "application/octet-stream", "content-length": bytes.length });
  response.end(bytes);
}
