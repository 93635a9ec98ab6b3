import type { FormerName } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import type { Reach } from "../../access.ts";
import { found } from "../../desk-error.ts";
import { withinReach } from "../conversation/index.ts";

/** How a contact of whom a conversation is within reach was called before, the latest first. @throws not_found */
export async function listNames(db: Reader, reach: Reach, contactId: string): Promise<FormerName[]> {
  found(
    await db
      .selectFrom("conversation as c")
      .select("c.id")
      .where("c.contact_id", "=", contactId)
      .where(withinReach(reach))
      .limit(1)
      .executeTakeFirst(),
  );
  const rows = await db
    .selectFrom("contact_name")
    .select(["name", "username", "replaced_at as replacedAt"])
    .where("workspace_id", "=", reach.workspaceId)
    .where("contact_id", "=", contactId)
    .orderBy("replaced_at", "desc")
    .orderBy("id", "desc")
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, replacedAt: row.replacedAt.toISOString() }));
}
