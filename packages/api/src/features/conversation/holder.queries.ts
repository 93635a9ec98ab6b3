import type { Writer } from "@frontdesk/db";
import { DeskError } from "../../desk-error.ts";

/**
 * Sees to it that members to whom something goes are here until this transaction ends: whoever shuts one of them out
 * comes before it, or finds it. @throws not_found where one has left, or is shut out
 */
export async function holdHolders(
  db: Writer,
  { workspaceId, memberIds }: { workspaceId: string; memberIds: string[] },
): Promise<void> {
  if (memberIds.length === 0) return;
  const here = await db
    .selectFrom("member")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", memberIds)
    .where("status", "=", "active")
    .orderBy("id")
    .forShare()
    .execute();
  if (here.length < memberIds.length) throw new DeskError("not_found");
}
