import { join, sep } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

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
    const wantsPage = request.method === "GET" && request.headers.accept?.includes("text/html");
    return wantsPage ? reply.sendFile("index.html") : reply.code(404).send({ error: "not_found" });
  });
}
