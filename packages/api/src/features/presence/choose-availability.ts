import type { ChooseAvailability } from "@frontdesk/contract/inputs";
import { assertMember, forEveryone, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { changeAvailability } from "./presence.queries.ts";

/** Keeps what a member wants to be taken for while here, on all their devices; choosing the same again is announced too. @throws forbidden for an API token */
export async function chooseAvailability(desk: Desk, viewer: Viewer, { availability }: ChooseAvailability) {
  const memberId = assertMember(viewer);
  await changeAvailability(desk.db, { workspaceId: desk.workspaceId, memberId, availability });
  const subject = { type: "member", id: memberId };
  desk.emit("availability.chosen", { subject, data: { memberId, availability }, scopeKeys: forEveryone });
  return { availability };
}
