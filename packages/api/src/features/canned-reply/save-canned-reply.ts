import { randomUUID } from "node:crypto";
import { type CannedReply, cannedLimits } from "@frontdesk/contract";
import type { SaveCannedReply } from "@frontdesk/contract/inputs";
import { assertMember, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError, found } from "../../desk-error.ts";
import { type Attachable, lockUploads, useUploads } from "../upload/index.ts";
import { assertMayKeep, keysOfKept } from "./audience.ts";
import { listCannedFiles, replaceCannedFiles } from "./canned-file.queries.ts";
import {
  changeCannedReply,
  countCannedReplies,
  getCannedReply,
  insertCannedReply,
  lockCannedReply,
} from "./canned-reply.queries.ts";

/**
 * Keeps an answer, new or changed, with its files. What others use needs `canned:manage`, before and after.
 * @throws forbidden, not_found (a team and a file too), conflict (stale_version, name_taken, upload_missing), limited beyond 1,000
 */
export async function saveCannedReply(desk: Desk, viewer: Viewer, input: SaveCannedReply): Promise<CannedReply> {
  const { db, workspaceId, now } = desk;
  const memberId = assertMember(viewer);
  const { cannedReplyId, version, files, opId: _, ...given } = input;
  await assertMayKeep(desk, viewer, input);
  const before = cannedReplyId === null ? null : await lockForChange(desk, viewer, { id: cannedReplyId, version });
  if (!before && (await countCannedReplies(db, workspaceId)) >= cannedLimits.count) throw new DeskError("limited");

  const body = { ...given, workspaceId, ownerId: before?.ownerId ?? memberId, now };
  const id = before?.id ?? (await insertCannedReply(db, body));
  if (before) await changeCannedReply(db, id, body);
  const chosen = await choose(desk, viewer, { cannedReplyId: id, files });
  await replaceCannedFiles(db, { workspaceId, cannedReplyId: id, files: chosen });
  return announce(desk, { id, before });
}

async function lockForChange(
  desk: Desk,
  viewer: Viewer,
  { id, version }: { id: string; version: number | null },
): Promise<CannedReply> {
  await lockCannedReply(desk.db, viewer, id);
  const before = await getCannedReply(desk.db, viewer, id);
  await assertMayKeep(desk, viewer, before);
  if (before.version !== version) throw new DeskError("conflict", "stale_version");
  return before;
}

interface Chosen {
  cannedReplyId: string;
  files: SaveCannedReply["files"];
}

/** The files as they were given: those that the reply has, and uploads, of which it becomes the carrier. */
async function choose(desk: Desk, viewer: Viewer, { cannedReplyId, files }: Chosen): Promise<Attachable[]> {
  const { db, workspaceId } = desk;
  const ids = files.flatMap((file) => ("fileId" in file ? [file.fileId] : []));
  const uploadIds = files.flatMap((file) => ("uploadId" in file ? [{ uploadId: file.uploadId }] : []));
  const held = await listCannedFiles(db, { workspaceId, cannedReplyId, ids });
  const uploaded = await lockUploads(desk, viewer, uploadIds);
  await useUploads(desk, uploaded);
  return files.map((file) => {
    if ("fileId" in file) return found(held.find(({ id }) => id === file.fileId));
    return { ...found(uploaded.find(({ id }) => id === file.uploadId)), id: randomUUID() };
  });
}

async function announce(desk: Desk, { id, before }: { id: string; before: CannedReply | null }): Promise<CannedReply> {
  const cannedReply = await getCannedReply(desk.db, { ...desk.whole, memberId: before?.ownerId ?? desk.actor.id }, id);
  const subject = { type: "canned_reply", id };
  desk.emit("canned_reply.saved", {
    subject,
    data: { cannedReply },
    scopeKeys: keysOfKept(cannedReply),
    ...(before && { formerKeys: keysOfKept(before) }),
  });
  if (cannedReply.audience !== "personal" || (before && before.audience !== "personal"))
    await desk.audit({
      action: "cannedReply.save",
      subject,
      ...(before && { before: outlineOf(before) }),
      after: outlineOf(cannedReply),
    });
  return cannedReply;
}

/** What the audit keeps of a canned reply. */
export function outlineOf({ audience, folder, shortcut, title, variants }: CannedReply) {
  return { audience, folder, shortcut, title, languages: variants.map(({ language }) => language) };
}
