import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";

/** Every column by which a row refers to a file, as `table.column`, in order. */
export async function columnsThatReferToFiles(db: Reader): Promise<string[]> {
  const keys = sql<{ name: string }>`(
    select k.conrelid::regclass::text || '.' || a.attname as name
      from pg_constraint k
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
     where k.contype = 'f' and k.confrelid = 'file'::regclass
  )`;
  const rows = await db.selectFrom(keys.as("key")).select("name").orderBy("name").execute();
  return rows.map(({ name }) => name);
}
