import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";

/** The columns of the schema that are named for holding something sealed. */
export function listSealedColumns(db: Reader): Promise<{ table: string; column: string }[]> {
  const columns = sql<{ table: string; column: string }>`(
    select attrelid::regclass::text as "table", attname as "column" from pg_attribute
     where attname like '%\\_sealed' and attrelid::regclass::text in (select tablename from pg_tables))`;
  return db.selectFrom(columns.as("sealed")).selectAll().execute();
}
