import type { Writer } from "@frontdesk/db";
import { DeskError } from "../../desk-error.ts";

interface Those {
  workspaceId: string;
  memberIds: string[];
}

/**
 * Those of some members who are here, and stay so until this transaction ends: whoever shuts one of them out comes before
 * it, or finds what it gave them.
 */
export async function holdPresent(db: Writer, { workspaceId, memberIds }: Those): Promise<Set<string>> {
  if (memberIds.length === 0) return new Set();
  const here = await db
    .selectFrom("member")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", memberIds)
    .where("status", "=", "active")
    .orderBy("id")
    .forShare()
    .execute();
  return new Set(here.map(({ id }) => id));
}

/** Sees to it that members to whom something goes are here until then. @throws not_found where one has left, or is shut out */
export async function holdHolders(db: Writer, those: Those): Promise<void> {
  const here = await holdPresent(db, those);
  if (here.size < new Set(those.memberIds).size) throw new DeskError("not_found");
}
