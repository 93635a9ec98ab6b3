import type { FastifyReply, FastifyRequest } from "fastify";
import type { ServedFile } from "../features/attachment/index.ts";
import type { FileStore } from "../file-store.ts";
import { rangeIn } from "./byte-range.ts";
import { dispositionOf } from "./content-disposition.ts";

/** Types a browser may show in place; everything else is a download (SVG and HTML always). */
const shownInPlace = new Map([
  ["image/jpeg", "jpg"],
  ["image/png", "png"],
  ["image/webp", "webp"],
  ["image/gif", "gif"],
  ["video/mp4", "mp4"],
  ["video/webm", "webm"],
  ["audio/ogg", "ogg"],
  ["audio/mpeg", "mp3"],
  ["audio/mp4", "m4a"],
  ["audio/x-m4a", "m4a"],
]);

interface Sending {
  files: FileStore;
  workspaceId: string;
  file: ServedFile;
  /** How long a browser may show it without asking again. */
  maxAgeSeconds: number;
}

/** Answers with a file, or the part of it that is asked for, so that sound and film can be played from any place. */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { files, workspaceId, file, maxAgeSeconds }: Sending,
): Promise<FastifyReply> {
  const { hash, mime, sizeBytes } = file;
  const etag = `"${hash}"`;
  const extension = shownInPlace.get(mime);
  const name = withEnding(file.name ?? hash.slice(0, 12), extension ?? "bin");
  reply.headers({
    "content-disposition": dispositionOf(extension ? "inline" : "attachment", name),
    "content-security-policy": "sandbox; default-src 'none'",
    "accept-ranges": "bytes",
    etag,
  });
  const isCurrent = (request.headers["if-range"] ?? etag) === etag;
  const range = isCurrent ? rangeIn(request.headers.range, sizeBytes) : null;
  if (range === "unsatisfiable") return reply.code(416).header("content-range", `bytes */${sizeBytes}`).send();

  // Only what succeeds may be kept by a cache.
  const fresh = { "cache-control": `private, max-age=${maxAgeSeconds}`, "content-type": mime };
  if (request.headers["if-none-match"] === etag) return reply.code(304).headers(fresh).send();
  const bytes = await files.open(workspaceId, hash, range ?? undefined);
  if (!range) return reply.headers({ ...fresh, "content-length": sizeBytes }).send(bytes);
  const { first, last } = range;
  return reply
    .code(206)
    .headers({ ...fresh, "content-length": last - first + 1, "content-range": `bytes ${first}-${last}/${sizeBytes}` })
    .send(bytes);
}

function withEnding(name: string, extension: string): string {
  return /.\.[^. ]{1,16}$/.test(name) ? name : `${name}.${extension}`;
}
