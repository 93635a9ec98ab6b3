import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";

/** The tables that refer to conversations, messages, contacts or chats, by their foreign keys. */
export async function tablesAboutPeople(db: Reader): Promise<string[]> {
  const keys = sql<{ name: string }>`(
    select distinct conrelid::regclass::text as name from pg_constraint
     where contype = 'f' and confrelid in ('conversation'::regclass, 'message'::regclass, 'contact'::regclass, 'tg_chat'::regclass))`;
  const rows = await db.selectFrom(keys.as("keys")).select("name").orderBy("name").execute();
  return rows.map(({ name }) => name);
}
