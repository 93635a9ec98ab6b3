import type { FormerName } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import type { Reach } from "../../access.ts";
import { findMeant } from "./contact-card.queries.ts";

/** How a contact of whom a conversation is within reach was called before, the latest first. @throws not_found */
export async function listNames(db: Reader, reach: Reach, contactId: string): Promise<FormerName[]> {
  const { id } = await findMeant(db, reach, contactId);
  const rows = await db
    .selectFrom("contact_name")
    .select(["name", "username", "replaced_at as replacedAt"])
    .where("workspace_id", "=", reach.workspaceId)
    .where("contact_id", "=", id)
    .orderBy("replaced_at", "desc")
    .orderBy("id", "desc")
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, replacedAt: row.replacedAt.toISOString() }));
}
