import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

/** Where sealed values are; a test compares this with the columns of the schema that are named so. */
export const sealedColumns = [
  { table: "bot", column: "token_sealed" },
  { table: "bot", column: "webhook_sealed" },
  { table: "mail", column: "letter_sealed" },
  { table: "suggestion_provider", column: "key_sealed" },
  { table: "totp", column: "secret_sealed" },
] as const;

export type SealedColumn = (typeof sealedColumns)[number];

interface Former {
  at: SealedColumn;
  /** How everything begins that needs no change. */
  mark: Buffer;
}

const isFormer = ({ at, mark }: Former) =>
  sql<boolean>`${sql.ref(at.column)} is not null and substring(${sql.ref(at.column)} from 1 for ${mark.length}::integer) <> ${mark}`;

/** Values that another key sealed, in the order of their bytes, held for this transaction; those that others hold are left out. */
export async function lockFormer(
  db: Writer,
  { after, limit, ...former }: Former & { after: Buffer; limit: number },
): Promise<Buffer[]> {
  const column = sql.ref(former.at.column);
  const { rows } = await sql<{ sealed: Buffer }>`
    select ${column} as sealed from ${sql.table(former.at.table)}
     where ${isFormer(former)} and ${column} > ${after}
     order by ${column} limit ${limit} for update skip locked`.execute(db);
  return rows.map(({ sealed }) => sealed);
}

export async function replaceSealed(
  db: Writer,
  { at, former, fresh }: { at: SealedColumn; former: Buffer; fresh: Buffer },
): Promise<void> {
  const column = sql.ref(at.column);
  await sql`update ${sql.table(at.table)} set ${column} = ${fresh} where ${column} = ${former}`.execute(db);
}

export async function countFormer(db: Reader, former: Former): Promise<number> {
  const counted = sql<{ count: number }>`(
    select count(*)::integer as count from ${sql.table(former.at.table)} where ${isFormer(former)})`;
  return (await db.selectFrom(counted.as("former")).select("count").executeTakeFirstOrThrow()).count;
}
