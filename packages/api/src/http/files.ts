import { type Duplex, PassThrough } from "node:stream";
import { fileLimits } from "@frontdesk/contract";
import { inWorkspace } from "@frontdesk/db";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { authorise, type Caller } from "../access.ts";
import { authenticate } from "../authenticate.ts";
import { callerKey } from "../call.ts";
import { answerError, describeError } from "../errors.ts";
import { acceptFile, findFile } from "../features/attachment/index.ts";
import type { Services } from "../services.ts";
import { cookieName } from "./cookie.ts";
import { type Door, retryAfterOf } from "./door.ts";
import { logError } from "./log-error.ts";

const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
/** Types a browser may show in place; everything else is a download (SVG and HTML always). */
const shownInPlace = new Set(["image/jpeg", "image/png", "image/webp", "image/gif"]);

/** Serves attachments to those who may see their conversation, checked each time. */
export function serveFiles(app: FastifyInstance, services: Services, door: Door): void {
  const route = { onRequest: door.check };
  app.get<{ Params: { slug: string; id: string } }>(`/w/:slug/files/:id(${uuid})`, route, async (request, reply) => {
    const { slug, id } = request.params;
    try {
      const session = request.cookies[cookieName(services.baseUrl)] ?? null;
      const caller = await authenticate(services, {
        session,
        authorization: request.headers.authorization ?? null,
        workspace: slug,
      });
      await spendFile(services, door, { request, caller });
      const viewer = authorise(caller, "conversation:read");
      const file = await inWorkspace(services.database, viewer.workspaceId).read(({ db }) =>
        findFile(db, viewer, { attachmentId: id, part: "file" }),
      );
      const bytes = await services.files.open(viewer.workspaceId, file.hash);
      const place = shownInPlace.has(file.mime) ? "inline" : "attachment";
      return await reply
        .headers({
          "content-type": file.mime,
          "content-length": file.sizeBytes,
          "content-disposition": `${place}; filename="${id}"`,
          "content-security-policy": "sandbox; default-src 'none'",
          "cache-control": "private, max-age=3600",
        })
        .send(bytes);
    } catch (error) {
      return refuse(services, { request, reply, error });
    }
  });
}

/** Takes the bytes that a bot fetched from Telegram for a pending attachment. */
export async function takeFiles(parent: FastifyInstance, services: Services, door: Door): Promise<void> {
  await parent.register((app, _options, done) => {
    // The body is a stream of bytes here, whatever its type says.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("application/octet-stream", (_request, payload, pass) => pass(null, payload));
    app.put<{ Params: { botId: string; id: string }; Body: Duplex }>(
      `/bot-files/:botId(${uuid})/:id(${uuid})`,
      { bodyLimit: fileLimits.downloadBytes + 1, onRequest: door.check },
      async (request, reply) => {
        const leaseToken = String(request.headers["x-lease-token"] ?? "");
        try {
          const caller = await authenticate(services, {
            session: null,
            authorization: request.headers.authorization ?? null,
            workspace: null,
          });
          await spendFile(services, door, { request, caller });
          const { botId, id } = request.params;
          await acceptFile(services, caller, {
            botId,
            leaseToken,
            attachmentId: id,
            bytes: request.body ?? new PassThrough(),
          });
          return await reply.code(204).send();
        } catch (error) {
          return refuse(services, { request, reply, error });
        }
      },
    );
    done();
  });
}

// Files have the rates of calls, and count apart from them: a thread of photos must not use up its reader's calls.
async function spendFile(
  { throttle }: Services,
  door: Door,
  { request, caller }: { request: FastifyRequest; caller: Caller },
): Promise<void> {
  const key = callerKey(caller, { ip: door.addressOf(request.raw), agent: null });
  await throttle.spend(caller.isInstallation ? "duty" : "read", `files:${key}`);
}

interface Refused {
  request: FastifyRequest;
  reply: FastifyReply;
  error: unknown;
}

function refuse(services: Services, { request, reply, error }: Refused) {
  const refusal = answerError(error);
  logError(services.log, { error: refusal, path: request.routeOptions.url, requestId: request.id });
  const { desk } = describeError(refusal, request.id);
  if (desk.retryAfterMs) reply.header("retry-after", retryAfterOf(desk.retryAfterMs));
  return reply.code(getHTTPStatusCodeFromError(refusal)).send(describeError(refusal, request.id));
}
