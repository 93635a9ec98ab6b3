import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import type { LockedConversation } from "./conversation.queries.ts";
import { holderOf } from "./move-conversation.ts";

/** A colleague's conversation is theirs, but for those who may override. @throws conflict not_yours */
export async function assertMayHandle(desk: Desk, viewer: Viewer, held: LockedConversation): Promise<void> {
  if (held.assigneeId === null || held.assigneeId === viewer.memberId) return;
  if (viewer.kind === "api_token" || viewer.permissions.has("conversation:override")) return;
  throw new DeskError("conflict", "not_yours", { facts: { by: await holderOf(desk, viewer, held.id) } });
}
