import { type Duplex, PassThrough } from "node:stream";
import { fileLimits } from "@frontdesk/contract";
import type { FastifyInstance } from "fastify";
import { assertInstallation } from "../access.ts";
import { DeskError } from "../desk-error.ts";
import { enterDuty } from "../duty.ts";
import { acceptUpload, findOutgoingFile } from "../features/upload/index.ts";
import type { Services } from "../services.ts";
import type { Door } from "./door.ts";
import { bearerOf, refuse, senderOf, uuid } from "./file-route.ts";

/** Takes the files that people want to send, under ids of their own making. */
export async function takeUploads(parent: FastifyInstance, services: Services, door: Door): Promise<void> {
  await parent.register((app, _options, done) => {
    // The body is a stream of bytes here, whatever its type says.
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("application/octet-stream", (_request, payload, pass) => pass(null, payload));
    app.put<{ Params: { slug: string; id: string }; Body: Duplex }>(
      `/w/:slug/uploads/:id(${uuid})`,
      { bodyLimit: fileLimits.uploadBytes + 1, onRequest: door.check, config: { takesFiles: true } },
      async (request, reply) => {
        const { headers, params } = request;
        try {
          // A form of another site can't set it (F7).
          if (headers["x-frontdesk"] !== "1") throw new DeskError("forbidden", "foreign_origin");
          const viewer = await senderOf(request, services, door);
          // Said before all of it has been sent in vain.
          if (Number(headers["content-length"] ?? 0) > fileLimits.uploadBytes) throw tooLarge();
          const name = nameIn(headers["x-file-name"]);
          const bytes = request.body ?? new PassThrough().end();
          return await reply.send(await acceptUpload(services, viewer, { id: params.id, name, bytes }));
        } catch (error) {
          const isTooLarge = error instanceof DeskError && error.reason === "too_large";
          return refuse(services, { request, reply, error, status: isTooLarge ? 413 : undefined });
        }
      },
    );
    done();
  });
}

/** Hands a bot the bytes that it is to send. */
export function giveFiles(app: FastifyInstance, services: Services, door: Door): void {
  const route = { onRequest: door.check };
  type Params = { botId: string; id: string };
  app.get<{ Params: Params }>(`/bot-files/:botId(${uuid})/:id(${uuid})`, route, async (request, reply) => {
    const { botId, id: attachmentId } = request.params;
    const leaseToken = String(request.headers["x-lease-token"] ?? "");
    try {
      assertInstallation(await bearerOf(request, services, door));
      if (!new RegExp(`^${uuid}$`).test(leaseToken)) throw new DeskError("invalid", "bad_input");
      const { workspaceId, hash, sizeBytes } = await enterDuty(services, { botId, leaseToken }, async (duty) => ({
        workspaceId: duty.workspaceId,
        ...(await findOutgoingFile(duty.db, { workspaceId: duty.workspaceId, botId, attachmentId })),
      }));
      const bytes = await services.files.open(workspaceId, hash);
      return await reply
        .headers({
          "content-type": "application/octet-stream",
          "content-length": sizeBytes,
          "cache-control": "no-store",
        })
        .send(bytes);
    } catch (error) {
      return refuse(services, { request, reply, error });
    }
  });
}

function tooLarge(): DeskError {
  return new DeskError("invalid", "too_large");
}

// Headers are Latin-1, so names come percent-encoded; one that is not is taken as it is.
function nameIn(header: string | string[] | undefined): string {
  const given = String(header ?? "");
  try {
    return decodeURIComponent(given);
  } catch {
    return given;
  }
}
