import type { Reader } from "@frontdesk/db";
import { type RawBuilder, sql } from "kysely";

/** The rows of a question that is clearer as it stands in SQL, asked by somebody who only reads. */
export function rowsOf<Row>(db: Reader, question: RawBuilder<Row>): Promise<Row[]> {
  return db.selectFrom(sql<Row>`(${question})`.as<"found">(sql`found`)).selectAll("found").execute() as Promise<Row[]>;
}
