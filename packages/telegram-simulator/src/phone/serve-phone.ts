import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { extname } from "node:path";

const types: Record<string, string> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};
const folder = new URL("./page/", import.meta.url);
/** The page's files, by path: nothing else is served from the disk. */
const pages = new Map(readdirSync(folder).map((file) => [file === "index.html" ? "/" : `/${file}`, file]));

const security = {
  "content-security-policy":
    "default-src 'self'; img-src 'self' blob:; frame-ancestors 'self' http://127.0.0.1:* http://localhost:*; base-uri 'none'; form-action 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-cache",
};

/** Whether the phone page has a file at this path. */
export function isPhonePath(path: string): boolean {
  return pages.has(path);
}

/** Serves the phone page. The path has to be one of its own. */
export async function servePhone(response: ServerResponse, path: string): Promise<void> {
  const file = pages.get(path);
  if (!file) throw new RangeError(`the phone has no ${path}`);
  const body = await readFile(new URL(file, folder));
  const type = types[extname(file).slice(1)] ?? "application/octet-stream";
  response.writeHead(200, { "content-type": type, "content-length": body.length, ...security });
  response.end(body);
}
