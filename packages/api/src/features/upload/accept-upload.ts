import type { Readable } from "node:stream";
import { cleanFileName, fileLimits, type Upload } from "@frontdesk/contract";
import { inWorkspace } from "@frontdesk/db";
import type { Viewer } from "../../access.ts";
import { DeskError, found } from "../../desk-error.ts";
import type { Services } from "../../services.ts";
import { keepFile, noteFile } from "../attachment/index.ts";
import { kindOfUpload } from "./kind-of-upload.ts";
import { findUpload, insertUpload, type UploadRow } from "./upload.queries.ts";

interface Handover {
  /** Made by the sender, so that a repeat after a lost answer is the same upload. */
  id: string;
  name: string;
  bytes: Readable;
}

/**
 * Keeps a file that somebody wants to send, until a message of theirs carries it. Its type is read from its first bytes,
 * never taken from what a sender says. A repeat changes nothing and answers the same.
 * @throws invalid (too_large, infected, unscannable, bad_input for an empty file), conflict (already_done for other bytes
 * or another's id, quota_exceeded), unavailable scanner_away
 */
export async function acceptUpload(services: Services, viewer: Viewer, handover: Handover): Promise<Upload> {
  const { workspaceId } = viewer;
  const { id, bytes } = handover;
  const kept = await keepFile(services, { workspaceId, bytes, maxBytes: fileLimits.uploadBytes });
  const { hash, sizeBytes, width, height, isAnimated } = kept;
  if (sizeBytes === 0) throw new DeskError("invalid", "bad_input", { fields: { file: "empty" } });

  const { value } = await inWorkspace(services.database, workspaceId).write({}, async ({ db, now }) => {
    await noteFile(db, { workspaceId, kept });
    await insertUpload(db, {
      ...{ workspaceId, id, hash, width, height, isAnimated, now },
      name: cleanFileName(handover.name) ?? "file",
      previewHash: kept.preview?.hash ?? null,
      author: { kind: viewer.kind, id: viewer.actorId },
    });
    return { value: found(await findUpload(db, { workspaceId, id })), events: [] };
  });
  if (value.hash !== hash || value.authorId !== viewer.actorId) throw new DeskError("conflict", "already_done");
  return toUpload(value);
}

function toUpload(row: UploadRow): Upload {
  const { id, name, mime, sizeBytes, width, height, durationSeconds } = row;
  return { id, name, mime, sizeBytes, kind: kindOfUpload(row), width, height, durationSeconds };
}
