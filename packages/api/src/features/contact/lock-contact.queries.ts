import type { Contact } from "@frontdesk/contract";
import type { Writer } from "@frontdesk/db";
import type { Reach } from "../../access.ts";
import { found } from "../../desk-error.ts";
import { assertInReach, getCard, type Which } from "./contact-card.queries.ts";

/**
 * Holds a contact of whom a conversation is within reach, before any conversation of theirs is held. @throws not_found,
 * for one that was merged or erased too
 */
export async function lockContact(db: Writer, reach: Reach, id: string): Promise<Contact> {
  await assertInReach(db, reach, id);
  return lockKnown(db, { workspaceId: reach.workspaceId, id });
}

/** Holds a contact, whoever sees them. @throws not_found, for one that was merged or erased too */
export async function lockKnown(db: Writer, { workspaceId, id }: Which): Promise<Contact> {
  found(
    await db
      .selectFrom("contact")
      .select("id")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .where("merged_into_id", "is", null)
      .where("erased_at", "is", null)
      .forUpdate()
      .executeTakeFirst(),
  );
  return getCard(db, { workspaceId, id });
}
