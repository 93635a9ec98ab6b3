import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";

/** Tells that an invitation admits nobody any more, to those who may see invitations. */
export function announceClosed(desk: Desk, id: string): void {
  desk.emit("invitation.closed", { subject: { type: "invitation", id }, data: { id }, scopeKeys: forEveryone });
}
