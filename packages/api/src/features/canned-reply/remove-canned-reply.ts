import type { RemoveCannedReply } from "@frontdesk/contract/inputs";
import { assertMember, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { assertMayKeep, keysOfKept } from "./audience.ts";
import { deleteCannedReply, getCannedReply, lockCannedReply } from "./canned-reply.queries.ts";
import { outlineOf } from "./save-canned-reply.ts";

/** Keeps an answer no longer; what was sent of it stays. @throws forbidden, not_found */
export async function removeCannedReply(
  desk: Desk,
  viewer: Viewer,
  { cannedReplyId: id }: RemoveCannedReply,
): Promise<{ id: string }> {
  const { db, workspaceId } = desk;
  assertMember(viewer);
  await lockCannedReply(db, viewer, id);
  const before = await getCannedReply(db, viewer, id);
  await assertMayKeep(desk, viewer, before);
  await deleteCannedReply(db, { workspaceId, id });
  const subject = { type: "canned_reply", id };
  desk.emit("canned_reply.removed", { subject, data: { id }, scopeKeys: keysOfKept(before) });
  if (before.audience !== "personal")
    await desk.audit({ action: "cannedReply.remove", subject, before: outlineOf(before) });
  return { id };
}
