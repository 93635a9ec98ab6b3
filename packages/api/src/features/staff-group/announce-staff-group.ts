import type { StaffGroup } from "@frontdesk/contract";
import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { getStaffGroup } from "./staff-group.queries.ts";

/** Tells those who keep bots how a staff group stands, and returns it. What it is for now gets topics by this event (R1). */
export async function announceStaffGroup(desk: Desk, id: string): Promise<StaffGroup> {
  const staffGroup = await getStaffGroup(desk.db, { workspaceId: desk.workspaceId, id });
  desk.emit("staff_group.saved", {
    subject: { type: "staff_group", id },
    data: { staffGroup },
    scopeKeys: forEveryone,
  });
  return staffGroup;
}

/** Tells those who keep bots that a staff group is one no more. */
export function announceStaffGroupRemoved(desk: Desk, id: string): void {
  desk.emit("staff_group.removed", { subject: { type: "staff_group", id }, data: { id }, scopeKeys: forEveryone });
}
