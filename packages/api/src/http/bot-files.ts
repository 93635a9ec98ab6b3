import { type Duplex, PassThrough } from "node:stream";
import { fileLimits } from "@frontdesk/contract";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Caller } from "../access.ts";
import { acceptFile } from "../features/attachment/index.ts";
import { acceptAvatar } from "../features/contact/index.ts";
import type { Services } from "../services.ts";
import type { Door } from "./door.ts";
import { bearerOf, refuse, uuid } from "./file-route.ts";

interface Route {
  Params: { botId: string; id: string };
  Querystring: { key?: string };
  Body: Duplex;
}

interface Brought extends Pick<FastifyRequest<Route>, "params" | "query"> {
  caller: Caller;
  leaseToken: string;
  bytes: Duplex;
}

/** Takes what a bot fetched from Telegram: the bytes of a pending attachment, its small picture, a person's face. */
export async function takeFiles(parent: FastifyInstance, services: Services, door: Door): Promise<void> {
  await parent.register((app, _options, done) => {
    // The body is a stream of bytes here, whatever its type says.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("application/octet-stream", (_request, payload, pass) => pass(null, payload));
    const bodyLimit = fileLimits.downloadBytes + 1;

    const take = (path: string, accept: (brought: Brought) => Promise<void>) =>
      app.put<Route>(
        path,
        { bodyLimit, onRequest: door.check, config: { takesFiles: true } },
        async (request, reply) => {
          const { params, query } = request;
          const leaseToken = String(request.headers["x-lease-token"] ?? "");
          try {
            const caller = await bearerOf(request, services, door);
            await accept({ params, query, caller, leaseToken, bytes: request.body ?? new PassThrough().end() });
            return await reply.code(204).send();
          } catch (error) {
            return refuse(services, { request, reply, error });
          }
        },
      );

    for (const part of ["file", "preview"] as const)
      take(
        `/bot-files/:botId(${uuid})/:id(${uuid})${part === "preview" ? "/preview" : ""}`,
        ({ params, caller, ...given }) =>
          acceptFile(services, caller, { ...given, part, botId: params.botId, attachmentId: params.id }),
      );
    take(`/bot-files/:botId(${uuid})/avatars/:id(${uuid})`, ({ params, query, caller, ...given }) =>
      acceptAvatar(services, caller, {
        ...given,
        botId: params.botId,
        contactId: params.id,
        key: String(query.key ?? ""),
      }),
    );
    done();
  });
}
