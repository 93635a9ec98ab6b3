import type { SavedView } from "@frontdesk/contract";
import { useViewer } from "../../../viewer.tsx";

/** A function that says whether the reader may change a view that they have: their own, or others' where they keep those. */
export function useMayChangeView(): (view: Pick<SavedView, "audience" | "teamId">) => boolean {
  const { can, scope, teamIds } = useViewer();
  return ({ audience, teamId }) => {
    if (audience === "personal") return true;
    return can("view:manage") && (teamId === null || scope === "all" || teamIds.includes(teamId));
  };
}
