import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";

/** The page's files, by path: nothing else is served from the disk. */
const pages = new Map([
  ["/", { file: "index.html", type: "text/html; charset=utf-8" }],
  ["/phone.css", { file: "phone.css", type: "text/css; charset=utf-8" }],
  ["/phone.js", { file: "phone.js", type: "text/javascript; charset=utf-8" }],
]);

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
  const page = pages.get(path);
  if (!page) throw new RangeError(`the phone has no ${path}`);
  const body = await readFile(new URL(`./page/${page.file}`, import.meta.url));
  response.writeHead(200, { "content-type": page.type, "content-length": body.length, ...security });
  response.end(body);
}
