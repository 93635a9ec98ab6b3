import { compareViews, type SavedView } from "@frontdesk/contract";
import type { MoveSavedView } from "@frontdesk/contract/inputs";
import { assertMember, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { announceView, assertMayPublish } from "./announce-view.ts";
import { getSavedView, listSavedViews, placeSavedView } from "./saved-view.queries.ts";

/**
 * Puts a view one place earlier or later among those of its audience, for all who have it; at the end it stays where it
 * is. @throws forbidden, not_found
 */
export async function moveSavedView(
  desk: Desk,
  viewer: Viewer,
  { savedViewId, to }: MoveSavedView,
): Promise<SavedView> {
  const { db, workspaceId, now } = desk;
  assertMember(viewer);
  const moved = await getSavedView(db, viewer, savedViewId);
  await assertMayPublish(desk, viewer, moved);
  const others = (await listSavedViews(db, viewer)).filter(({ audience }) => audience === moved.audience);
  const order = others.sort(compareViews);
  const at = order.findIndex(({ id }) => id === moved.id);
  const next = to === "earlier" ? at - 1 : at + 1;
  const neighbour = order[next];
  if (!neighbour) return moved;

  const arranged = order.with(at, neighbour).with(next, moved);
  for (const [index, { id, position }] of arranged.entries()) {
    if (position === index + 1) continue;
    await placeSavedView(db, { workspaceId, id, position: index + 1, now });
    await announceView(desk, viewer, { id, action: "savedView.move" });
  }
  return getSavedView(db, viewer, moved.id);
}
