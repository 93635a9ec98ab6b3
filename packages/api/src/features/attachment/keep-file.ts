import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { fileLimits } from "@frontdesk/contract";
import { fileTypeFromStream } from "file-type";
import { DeskError } from "../../desk-error.ts";
import type { Services } from "../../services.ts";
import { type Claim, takeRoom } from "./take-room.ts";

/** A file whose bytes are kept. It is removed where nothing refers to it within a day. */
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
  /** Notes for whom it is, or refuses it, in the transaction that takes room for it. */
  claim?: Claim;
}

const pictured = new Set(["image/jpeg", "image/png", "image/webp", "image/gif"]);
const previewMime = "image/webp";

/**
 * Keeps a stream's bytes once they are known to be clean and have taken their room. Does its work outside of any
 * transaction.
 * @throws invalid (too_large, infected, unscannable), conflict quota_exceeded, unavailable scanner_away; what `claim` does
 */
export async function keepFile(services: Services, incoming: Incoming): Promise<KeptFile> {
  const { workspaceId, bytes, maxBytes, claim } = incoming;
  const { files, scanner } = services;
  let mime = "";
  const kept = await files.keep(workspaceId, bytes, {
    maxBytes,
    approve: async ({ open, ...draft }) => {
      await scanner?.assertClean(open());
      mime = await mimeOf(open());
      await takeRoom(services, { workspaceId, ...draft, mime }, claim);
    },
  });
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
  { workspaceId, bytes }: Pick<Incoming, "workspaceId" | "bytes">,
): Promise<KeptPreview | null> {
  const small = await atMost(bytes, fileLimits.previewBytes);
  const picture = await services.previews.of(async () => small);
  return picture && keepSmall(services, { workspaceId, preview: picture.preview });
}

// Where there is no room for it, the file is as good without one.
async function keepSmall(
  services: Services,
  { workspaceId, preview }: { workspaceId: string; preview: Uint8Array },
): Promise<KeptPreview | null> {
  const approve = ({ hash, sizeBytes }: KeptPreview) =>
    takeRoom(services, { workspaceId, hash, sizeBytes, mime: previewMime });
  const terms = { maxBytes: fileLimits.previewBytes, approve };
  return services.files.keep(workspaceId, Readable.from([preview]), terms).catch((error: unknown) => {
    if (error instanceof DeskError && error.reason === "quota_exceeded") return null;
    throw error;
  });
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

async function mimeOf(bytes: Readable): Promise<string> {
  try {
    const { mime = "application/octet-stream" } = (await fileTypeFromStream(Readable.toWeb(bytes))) ?? {};
    return mime.split(";", 1)[0] ?? mime;
  } finally {
    bytes.destroy();
  }
}
