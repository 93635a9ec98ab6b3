import { join, sep } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyRequest } from "fastify";

/** Paths of the app itself are plain words; a name with a dot is a file's, and one that is missing is no page. */
const pagePath = /^(\/[\w-]+)*\/?$/;
/** What machines ask for: none of it is ever a page, and neither is a missing part of an earlier build. */
const machinePath =
  /^\/((assets|trpc|bot-files|telegram|health|ready|metrics|report)(\/|$)|w\/[^/]+\/(files|uploads)(\/|$))/;

/**
 * Serves the built single-page app as it lies in its folder now: hashed assets for a year, its one page for every other
 * path. A build while the server runs, the first one included, is served from its next request on.
 */
export async function serveWeb(app: FastifyInstance, webRoot: string): Promise<void> {
  const assets = join(webRoot, "assets") + sep;
  await app.register(fastifyStatic, {
    root: webRoot,
    preCompressed: true,
    index: false,
    cacheControl: false,
    setHeaders: (response, path) => {
      const isHashed = path.startsWith(assets);
      response.header("cache-control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  app.setNotFoundHandler((request, reply) => {
    return wantsPage(request) ? reply.sendFile("index.html") : reply.code(404).send({ error: "not_found" });
  });
}

function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  const path = url.split("?", 1)[0] ?? url;
  if (!pagePath.test(path) || machinePath.test(path)) return false;
  // Who names no type, as curl does not, takes a page; a script that asks for JSON does not (RFC 9110 §12.5.1).
  const { accept = "*/*" } = headers;
  return ["text/html", "text/*", "*/*"].some((type) => accept.includes(type));
}
