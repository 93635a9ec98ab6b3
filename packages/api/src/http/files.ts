import { inWorkspace, type Reader } from "@frontdesk/db";
import type { FastifyInstance } from "fastify";
import type { Viewer } from "../access.ts";
import { findFile, type ServedFile } from "../features/attachment/index.ts";
import { findAvatar } from "../features/contact/index.ts";
import type { Services } from "../services.ts";
import type { Door } from "./door.ts";
import { readerOf, refuse, uuid } from "./file-route.ts";
import { sendFile } from "./send-file.ts";

type Find = (db: Reader, viewer: Viewer, id: string) => Promise<ServedFile>;

const hourSeconds = 3_600;
const yearSeconds = 31_536_000;

/** Serves files, their small pictures and people's faces to those who may see the conversation, checked each time. */
export function serveFiles(app: FastifyInstance, services: Services, door: Door): void {
  const serve = (path: string, find: Find) =>
    app.get<{ Params: { slug: string; id: string }; Querystring: { v?: string } }>(
      path,
      { onRequest: door.check },
      async (request, reply) => {
        try {
          const viewer = await readerOf(request, services, door);
          const { workspaceId } = viewer;
          const file = await inWorkspace(services.database, workspaceId).read(({ db }) =>
            find(db, viewer, request.params.id),
          );
          // Under an address that names its version it never changes.
          const maxAgeSeconds = request.query.v === file.hash ? yearSeconds : hourSeconds;
          return await sendFile(request, reply, { files: services.files, workspaceId, file, maxAgeSeconds });
        } catch (error) {
          return refuse(services, { request, reply, error });
        }
      },
    );
  serve(`/w/:slug/files/:id(${uuid})`, (db, viewer, attachmentId) =>
    findFile(db, viewer, { attachmentId, part: "file" }),
  );
  serve(`/w/:slug/files/:id(${uuid})/preview`, (db, viewer, attachmentId) =>
    findFile(db, viewer, { attachmentId, part: "preview" }),
  );
  serve(`/w/:slug/avatars/:id(${uuid})`, findAvatar);
}
