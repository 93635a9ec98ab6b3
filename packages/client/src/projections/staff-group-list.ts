import type { StaffGroup } from "@frontdesk/contract";
import type { Projection } from "./projection.ts";
import { byId, without, withRow } from "./rows.ts";

export const staffGroupList: Projection<unknown, StaffGroup[]> = (groups, change) => {
  if ("left" in change) return groups;
  if (change.kind === "staff_group.saved") return withRow(groups, change.data.staffGroup, byId);
  if (change.kind === "staff_group.removed") return without(groups, change.data);
  return groups;
};
