import type { AttachmentKind } from "@frontdesk/contract";
import type { SendMessage } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { kindSentAs } from "./kind-of-upload.ts";
import { type Attachable, attach, deleteUploads, lockOwnUploads, type UploadRow } from "./upload.queries.ts";

/** An upload, and as which kind its message sends it. */
type ChosenUpload = UploadRow & { kind: AttachmentKind };

/**
 * Holds a sender's own uploads, in the order given. @throws conflict upload_missing for others', used and unknown ones,
 * invalid bad_input for a kind that Telegram would not take the file as
 */
export async function lockUploads(
  desk: Desk,
  viewer: Viewer,
  chosen: SendMessage["attachments"],
): Promise<ChosenUpload[]> {
  if (chosen.length === 0) return [];
  const ids = new Set(chosen.map(({ uploadId }) => uploadId));
  const rows = await lockOwnUploads(desk.db, viewer, [...ids]);
  if (rows.length < chosen.length) throw new DeskError("conflict", "upload_missing");
  return chosen.map(({ uploadId, as }, index) => {
    const upload = rows.find(({ id }) => id === uploadId);
    if (!upload) throw new DeskError("conflict", "upload_missing");
    const kind = kindSentAs(upload, as);
    if (!kind) throw new DeskError("invalid", "bad_input", { fields: { [`attachments.${index}.as`]: "wrong_kind" } });
    return { ...upload, kind };
  });
}

/** Held uploads are carried by something from now on, and by nothing else. */
export async function useUploads({ db, workspaceId }: Desk, files: ChosenUpload[]): Promise<void> {
  await deleteUploads(
    db,
    workspaceId,
    files.map(({ id }) => id),
  );
}

/** Makes held uploads, and files that are kept, those of a message, which a bot sends unless it is a note; returns them in order. */
export async function attachUploads(
  { db, workspaceId }: Desk,
  { messageId, botId, files }: { messageId: string; botId: string | null; files: Attachable[] },
): Promise<{ id: string; kind: AttachmentKind }[]> {
  if (files.length === 0) return [];
  const ids = await attach(db, { workspaceId, messageId, botId, files });
  return files.map(({ kind }, index) => ({ id: ids[index] ?? "", kind }));
}
