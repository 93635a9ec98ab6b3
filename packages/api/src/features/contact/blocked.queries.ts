import type { Reader } from "@frontdesk/db";
import type { Which } from "./contact-card.queries.ts";

/** Whether a contact is blocked. */
export async function isBlocked(db: Reader, { workspaceId, id }: Which): Promise<boolean> {
  const row = await db
    .selectFrom("contact")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("blocked_at", "is not", null)
    .executeTakeFirst();
  return row !== undefined;
}
