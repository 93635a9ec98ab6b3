import { type CountedView, compareViews, filterOf, type SavedView, savedViewLimits } from "@frontdesk/contract";
import type { CreateSavedView, EditSavedView, RemoveSavedView } from "@frontdesk/contract/inputs";
import { assertMember, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import type { Reading } from "../../trpc.ts";
import { countMatching } from "../conversation/index.ts";
import { announceView, assertMayPublish, keysOf } from "./announce-view.ts";
import {
  changeSavedView,
  countSavedViews,
  deleteSavedView,
  getSavedView,
  insertSavedView,
  listSavedViews,
} from "./saved-view.queries.ts";

/** The views that somebody has, with how many conversations stand in each for them. */
export async function countedViews({ db, viewer, now }: Reading): Promise<CountedView[]> {
  const views = (await listSavedViews(db, viewer)).sort(compareViews);
  const filters = views.map(({ view, filter }) => filterOf(view, filter));
  const counts = await countMatching(db, viewer, { filters, now });
  return views.map((view, index) => ({ ...view, count: counts[index] ?? 0 }));
}

/**
 * Keeps a view. What others shall see needs `view:manage`.
 * @throws forbidden, not_found for a team, invalid too_many_views
 */
export async function createSavedView(desk: Desk, viewer: Viewer, input: CreateSavedView): Promise<SavedView> {
  const { db, workspaceId, now } = desk;
  const ownerId = assertMember(viewer);
  const { opId: _, ...body } = input;
  await assertMayPublish(desk, viewer, body);
  if ((await countSavedViews(db, workspaceId, ownerId)) >= savedViewLimits.each)
    throw new DeskError("invalid", "too_many_views");
  const id = await insertSavedView(db, { ...body, workspaceId, ownerId, now });
  return announceView(desk, viewer, { id, action: "savedView.create" });
}

/** @throws forbidden, not_found, conflict stale_version */
export async function editSavedView(desk: Desk, viewer: Viewer, input: EditSavedView): Promise<SavedView> {
  const { db, workspaceId, now } = desk;
  assertMember(viewer);
  const before = await getSavedView(db, viewer, input.savedViewId);
  await assertMayPublish(desk, viewer, before);
  await assertMayPublish(desk, viewer, input);
  if (before.version !== input.version) throw new DeskError("conflict", "stale_version");
  const { name, audience, teamId, view, filter } = input;
  await changeSavedView(db, { workspaceId, id: before.id, name, audience, teamId, view, filter, now });
  return announceView(desk, viewer, { id: before.id, action: "savedView.edit", before });
}

/** @throws forbidden, not_found */
export async function removeSavedView(
  desk: Desk,
  viewer: Viewer,
  { savedViewId: id }: RemoveSavedView,
): Promise<{ id: string }> {
  const { db, workspaceId } = desk;
  assertMember(viewer);
  const before = await getSavedView(db, viewer, id);
  await assertMayPublish(desk, viewer, before);
  await deleteSavedView(db, { workspaceId, id });
  const subject = { type: "saved_view", id };
  desk.emit("saved_view.removed", { subject, data: { id }, scopeKeys: keysOf(before) });
  if (before.audience !== "personal")
    await desk.audit({ action: "savedView.remove", subject, before: { name: before.name } });
  return { id };
}
