import { once } from "node:events";
import { request } from "node:http";
import Fastify from "fastify";
import { expect, test } from "vitest";
import { limitBodies } from "./body-deadline.ts";

test("[P9] a body that never ends is hung up on, unless it is a file's", async () => {
  await using app = Fastify({ logger: false });
  limitBodies(app, 100);
  app.addContentTypeParser("application/octet-stream", (_request, payload, pass) => pass(null, payload));
  app.post("/plain", async () => "ok");
  app.put<{ Body: NodeJS.ReadableStream }>("/file", { config: { takesFiles: true } }, async ({ body }) => {
    let length = 0;
    for await (const chunk of body) length += chunk.length;
    return String(length);
  });
  const port = Number(new URL(await app.listen({ host: "127.0.0.1", port: 0 })).port);
  const begin = (method: string, path: string, type: string) => {
    const headers = { "content-type": type, "content-length": 4 };
    const begun = request({ host: "127.0.0.1", port, method, path, headers });
    begun.write("12");
    return begun;
  };

  const file = begin("PUT", "/file", "application/octet-stream");
  const plain = begin("POST", "/plain", "application/json");
  const [error] = await once(plain, "error").catch((reason: unknown) => [reason]);
  file.end("34");
  const [response] = await once(file, "response");

  expect(error).toBeInstanceOf(Error);
  expect(response.statusCode).toBe(200);
});
