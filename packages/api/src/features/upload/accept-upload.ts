import type { Readable } from "node:stream";
import { cleanFileName, fileLimits, type Upload } from "@frontdesk/contract";
import { inWorkspace } from "@frontdesk/db";
import type { Viewer } from "../../access.ts";
import { DeskError, found } from "../../desk-error.ts";
import type { Services } from "../../services.ts";
import { type Claim, keepFile, measureMedia } from "../attachment/index.ts";
import { kindOfUpload } from "./kind-of-upload.ts";
import { completeUpload, findUpload, insertUpload, type UploadRow, unsentBytes } from "./upload.queries.ts";

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
 * or another's id, quota_exceeded, too_much_unsent), unavailable scanner_away
 */
export async function acceptUpload(services: Services, viewer: Viewer, handover: Handover): Promise<Upload> {
  const { workspaceId } = viewer;
  const { id, bytes } = handover;
  const claim = claimOf(viewer, handover);
  const kept = await keepFile(services, { workspaceId, bytes, maxBytes: fileLimits.uploadBytes, claim });
  const { isAnimated, preview } = kept;
  const seen = await measureMedia(services, { workspaceId, kept });

  const { value } = await inWorkspace(services.database, workspaceId).write({}, async ({ db }) => {
    await completeUpload(db, { workspaceId, id, ...seen, isAnimated, previewHash: preview?.hash ?? null });
    return { value: found(await findUpload(db, { workspaceId, id })), events: [] };
  });
  return toUpload(value);
}

/** Notes an upload as its room is taken, so that what one sender hands over and does not send is bounded at all times. */
function claimOf(viewer: Viewer, { id, name }: Handover): Claim {
  const { workspaceId, kind, actorId } = viewer;
  return async ({ db, now, quotaBytes, draft: { hash, sizeBytes } }) => {
    if (sizeBytes === 0) throw new DeskError("invalid", "bad_input", { fields: { file: "empty" } });
    const author = { kind, id: actorId };
    await insertUpload(db, { workspaceId, id, hash, now, author, name: cleanFileName(name) ?? "file" });
    const upload = await findUpload(db, { workspaceId, id });
    if (upload?.hash !== hash || upload.authorId !== actorId) throw new DeskError("conflict", "already_done");

    const share = Math.max(quotaBytes / fileLimits.unsentShare, fileLimits.unsentBytes);
    if ((await unsentBytes(db, { workspaceId, author })) > share) throw new DeskError("conflict", "too_much_unsent");
  };
}

function toUpload(row: UploadRow): Upload {
  const { id, name, mime, sizeBytes, width, height, durationSeconds } = row;
  return { id, name, mime, sizeBytes, kind: kindOfUpload(row), width, height, durationSeconds };
}
