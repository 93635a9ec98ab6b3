import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { fileLimits } from "@frontdesk/contract";
import { inWorkspace, type Writer } from "@frontdesk/db";
import { fileTypeFromStream } from "file-type";
import { DeskError } from "../../desk-error.ts";
import type { Services } from "../../services.ts";
import { hasRoomFor, insertFile } from "./file.queries.ts";

/** A file whose bytes are kept; its rows follow with `noteFile`, in the transaction of what refers to it. */
export interface KeptFile {
  hash: string;
  sizeBytes: number;
  /** By its first bytes, never by what a sender says. */
  mime: string;
  /** Of an image that could be read: its pixels as it is shown, and a small picture of it. */
  width: number | null;
  height: number | null;
  isAnimated: boolean;
  preview: KeptPreview | null;
}

/** A small picture whose bytes are kept. */
export interface KeptPreview {
  hash: string;
  sizeBytes: number;
}

interface Incoming {
  workspaceId: string;
  bytes: Readable;
  maxBytes: number;
}

const pictured = new Set(["image/jpeg", "image/png", "image/webp", "image/gif"]);
const previewMime = "image/webp";

/**
 * Keeps a stream's bytes once they are known to be clean and to have room. Does its work outside of any transaction.
 * @throws invalid (too_large, infected, unscannable), conflict quota_exceeded, unavailable scanner_away
 */
export async function keepFile(services: Services, { workspaceId, bytes, maxBytes }: Incoming): Promise<KeptFile> {
  const { files, scanner } = services;
  const kept = await files.keep(workspaceId, bytes, {
    maxBytes,
    approve: async ({ open, ...draft }) => {
      await assertRoomFor(services, { workspaceId, ...draft });
      await scanner?.assertClean(open());
    },
  });
  const mime = await mimeOf(await files.open(workspaceId, kept.hash));
  const bare = { ...kept, mime, width: null, height: null, isAnimated: false, preview: null };
  if (!pictured.has(mime) || kept.sizeBytes > fileLimits.downloadBytes) return bare;

  const picture = await services.previews.of(async () => buffer(await files.open(workspaceId, kept.hash)));
  if (!picture) return bare;
  const { preview, ...seen } = picture;
  return { ...kept, mime, ...seen, preview: await keepSmall(services, { workspaceId, preview }) };
}

/** Keeps a small picture of the image that the bytes are, made anew; null where they are none. @throws invalid too_large */
export async function keepPreview(
  services: Services,
  { workspaceId, bytes }: Omit<Incoming, "maxBytes">,
): Promise<KeptPreview | null> {
  const small = await atMost(bytes, fileLimits.previewBytes);
  const picture = await services.previews.of(async () => small);
  return picture && keepSmall(services, { workspaceId, preview: picture.preview });
}

function keepSmall({ files }: Services, { workspaceId, preview }: { workspaceId: string; preview: Uint8Array }) {
  return files.keep(workspaceId, Readable.from([preview]), { maxBytes: fileLimits.previewBytes });
}

/** Notes a kept file, and its preview, as files of the workspace. */
export async function noteFile(
  db: Writer,
  { workspaceId, kept }: { workspaceId: string; kept: KeptFile },
): Promise<void> {
  const { hash, sizeBytes, mime, preview } = kept;
  await insertFile(db, { workspaceId, hash, sizeBytes, mime });
  if (preview) await notePreview(db, { workspaceId, preview });
}

/** Notes a kept small picture as a file of the workspace. */
export async function notePreview(
  db: Writer,
  { workspaceId, preview }: { workspaceId: string; preview: KeptPreview },
): Promise<void> {
  await insertFile(db, { workspaceId, ...preview, mime: previewMime });
}

async function atMost(bytes: Readable, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    // A request can't be answered before its body has been heard to the end.
    if (size <= most) chunks.push(chunk);
  }
  if (size > most) throw new DeskError("invalid", "too_large");
  return Buffer.concat(chunks);
}

async function assertRoomFor(
  { database }: Services,
  file: { workspaceId: string; hash: string; sizeBytes: number },
): Promise<void> {
  const hasRoom = await inWorkspace(database, file.workspaceId).read(({ db }) => hasRoomFor(db, file));
  if (!hasRoom) throw new DeskError("conflict", "quota_exceeded");
}

async function mimeOf(bytes: Readable): Promise<string> {
  try {
    const { mime = "application/octet-stream" } = (await fileTypeFromStream(Readable.toWeb(bytes))) ?? {};
    return mime.split(";", 1)[0] ?? mime;
  } finally {
    bytes.destroy();
  }
}
