import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import type { LockedConversation } from "./lock.queries.ts";
import { lostRace } from "./lost-race.ts";

/** A colleague's conversation is theirs, but for those who may override. */
export function mayHandle(viewer: Viewer, { assigneeId }: Pick<LockedConversation, "assigneeId">): boolean {
  if (assigneeId === null || assigneeId === viewer.memberId) return true;
  return viewer.kind === "api_token" || viewer.permissions.has("conversation:override");
}

/** @throws conflict not_yours, and who has it, with the conversation as it stands */
export async function assertMayHandle(desk: Desk, viewer: Viewer, held: LockedConversation): Promise<void> {
  if (mayHandle(viewer, held)) return;
  throw await lostRace(desk, viewer, { conversationId: held.id, error: new DeskError("conflict", "not_yours") });
}
