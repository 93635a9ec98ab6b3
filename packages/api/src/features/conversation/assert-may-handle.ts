import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { getConversation } from "./conversation.queries.ts";
import type { LockedConversation } from "./lock.queries.ts";

/** A colleague's conversation is theirs, but for those who may override. */
export function mayHandle(viewer: Viewer, { assigneeId }: Pick<LockedConversation, "assigneeId">): boolean {
  if (assigneeId === null || assigneeId === viewer.memberId) return true;
  return viewer.kind === "api_token" || viewer.permissions.has("conversation:override");
}

/** @throws conflict not_yours, and who has it */
export async function assertMayHandle(desk: Desk, viewer: Viewer, held: LockedConversation): Promise<void> {
  if (mayHandle(viewer, held)) return;
  throw new DeskError("conflict", "not_yours", { facts: { by: await holderOf(desk, viewer, held.id) } });
}

/** The name of whoever holds a conversation, for those who lost the race to it. */
export async function holderOf(desk: Desk, viewer: Viewer, id: string): Promise<string> {
  return (await getConversation(desk.db, viewer, id)).assignee?.name ?? "";
}
