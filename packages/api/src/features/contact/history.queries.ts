import type { Conversation } from "@frontdesk/contract";
import type { ListHistory } from "@frontdesk/contract/inputs";
import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";
import type { Reach } from "../../access.ts";
import { conversations, toConversation, withinReach } from "../conversation/index.ts";
import { findMeant } from "./contact-card.queries.ts";

interface Page {
  rows: Conversation[];
  next: { at: string; id: string } | null;
}

/** A page of a person's conversations in whatever inbox, those within reach, the latest begun first. @throws not_found */
export async function pageOfHistory(
  db: Reader,
  reach: Reach,
  { contactId, cursor, limit }: ListHistory,
): Promise<Page> {
  const { id } = await findMeant(db, reach, contactId);
  const rows = await conversations(db)
    .where("c.contact_id", "=", id)
    .where(withinReach(reach))
    .$if(Boolean(cursor), (page) =>
      page.where(sql<boolean>`(c.created_at, c.id) < (${cursor?.at}::timestamptz, ${cursor?.id}::uuid)`),
    )
    .orderBy("c.created_at", "desc")
    .orderBy("c.id", "desc")
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit).map(toConversation);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? { at: last.createdAt, id: last.id } : null };
}
