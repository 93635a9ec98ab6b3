import { type CountedView, compareViews, filterOf, followsClock } from "@frontdesk/contract";
import { moveIn } from "./conversation.ts";
import { differenceBy } from "./conversation-counts.ts";
import { leftId, type Projection, refetch } from "./projection.ts";
import { mapRows, without, withRow } from "./rows.ts";

/** The views somebody has, each with a count that moves as the counts of the other views do. */
export const savedViewList: Projection<unknown, CountedView[]> = (views, change, { viewer }) => {
  if (leftId(change, "conversation")) return views.length > 0 ? refetch : views;
  const left = leftId(change, "saved_view");
  if (left) return without(views, { id: left });
  if ("left" in change) return views;
  if (change.kind === "saved_view.removed") return without(views, change.data);
  if (change.kind === "saved_view.saved") {
    const { savedView } = change.data;
    const known = views.find(({ id }) => id === savedView.id);
    if (known && known.version > savedView.version) return views;
    // How many stand in what is asked for now, only the desk can count.
    const asksTheSame =
      known?.view === savedView.view && JSON.stringify(known.filter) === JSON.stringify(savedView.filter);
    return known && asksTheSame ? withRow(views, { ...savedView, count: known.count }, compareViews) : refetch;
  }
  if (change.kind === "tag.removed")
    return views.some(({ filter }) => filter.tagIds?.includes(change.data.id)) ? refetch : views;

  const move = moveIn(change);
  if (!move) return views;
  let needsClock = false;
  const next = mapRows(views, (view) => {
    const filter = filterOf(view.view, view.filter);
    const difference = differenceBy(move, filter, viewer);
    needsClock ||= followsClock(filter) && (difference !== 0 || move.conversation.waitingSince !== null);
    return difference === 0 ? view : { ...view, count: view.count + difference };
  });
  return needsClock ? refetch : next;
};
