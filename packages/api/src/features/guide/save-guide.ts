import { cannedLimits, type Guide } from "@frontdesk/contract";
import type { RemoveGuide, SaveGuide } from "@frontdesk/contract/inputs";
import { assertMember, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { assertMayKeep, keysOfKept } from "../canned-reply/index.ts";
import { getConversation, keysOfConversation } from "../conversation/index.ts";
import { changeGuide, countGuides, deleteGuide, getGuide, insertGuide, lockGuide } from "./guide.queries.ts";
import { listLed, putProgress } from "./guide-progress.queries.ts";

/**
 * Keeps a guide, new or changed; conversations that are led through it go on with its new steps. What others use needs
 * `canned:manage`, before and after. @throws forbidden, not_found (a team too), conflict stale_version, limited beyond 1,000
 */
export async function saveGuide(desk: Desk, viewer: Viewer, input: SaveGuide): Promise<Guide> {
  const { db, workspaceId, now } = desk;
  const memberId = assertMember(viewer);
  const { guideId, version, opId: _, ...given } = input;
  await assertMayKeep(desk, viewer, input);
  const before = guideId === null ? null : await lockForChange(desk, viewer, guideId);
  if (before && before.version !== version) throw new DeskError("conflict", "stale_version");
  if (!before && (await countGuides(db, workspaceId)) >= cannedLimits.count) throw new DeskError("limited");

  const body = { ...given, workspaceId, ownerId: before?.ownerId ?? memberId, now };
  const id = before?.id ?? (await insertGuide(db, body));
  if (before) await changeGuide(db, id, body);
  const guide = await getGuide(db, { ...desk.whole, memberId: body.ownerId }, id);
  const subject = { type: "guide", id };
  const formerKeys = before && keysOfKept(before);
  desk.emit("guide.saved", {
    subject,
    data: { guide },
    scopeKeys: keysOfKept(guide),
    ...(formerKeys && { formerKeys }),
  });
  if (guide.audience !== "personal" || (before && before.audience !== "personal"))
    await desk.audit({
      action: "guide.save",
      subject,
      ...(before && { before: outlineOf(before) }),
      after: outlineOf(guide),
    });
  return guide;
}

/** Keeps a guide no longer; conversations that were led through it are on their own. @throws forbidden, not_found */
export async function removeGuide(desk: Desk, viewer: Viewer, { guideId: id }: RemoveGuide): Promise<{ id: string }> {
  const { db, workspaceId, now } = desk;
  assertMember(viewer);
  const before = await lockForChange(desk, viewer, id);
  for (const conversationId of await listLed(db, { workspaceId, guideId: id })) {
    await putProgress(db, { workspaceId, conversationId, progress: null, now });
    const conversation = await getConversation(db, desk.whole, conversationId);
    desk.emit("guide.progressed", {
      subject: { type: "conversation", id: conversationId },
      data: { conversationId, progress: null },
      scopeKeys: keysOfConversation(conversation),
    });
  }
  await deleteGuide(db, { workspaceId, id });
  const subject = { type: "guide", id };
  desk.emit("guide.removed", { subject, data: { id }, scopeKeys: keysOfKept(before) });
  if (before.audience !== "personal") await desk.audit({ action: "guide.remove", subject, before: outlineOf(before) });
  return { id };
}

async function lockForChange(desk: Desk, viewer: Viewer, id: string): Promise<Guide> {
  await lockGuide(desk.db, viewer, id);
  const before = await getGuide(desk.db, viewer, id);
  await assertMayKeep(desk, viewer, before);
  return before;
}

/** What the audit keeps of a guide. */
function outlineOf({ audience, folder, title, steps }: Guide) {
  return { audience, folder, title, steps: steps.length };
}
