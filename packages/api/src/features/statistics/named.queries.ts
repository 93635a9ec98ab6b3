import type { StatisticsFilter } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";
import { DeskError } from "../../desk-error.ts";
import { rowsOf } from "./rows-of.queries.ts";

/** Whatever a filter names is of this workspace. @throws not_found */
export async function assertNamed(
  db: Reader,
  workspaceId: string,
  { inboxId, teamId, memberId, tagId }: StatisticsFilter,
): Promise<void> {
  const tables = { inbox: inboxId, team: teamId, member: memberId, tag: tagId };
  const named = Object.entries(tables).filter((entry): entry is [string, string] => entry[1] !== null);
  if (named.length === 0) return;
  const questions = named.map(
    ([table, id]) => sql`select from ${sql.table(table)} where workspace_id = ${workspaceId} and id = ${id}`,
  );
  const all = sql.join(
    questions.map((question) => sql`exists (${question})`),
    sql` and `,
  );
  const [row] = await rowsOf(db, sql<{ areThere: boolean }>`select ${all} as "areThere"`);
  if (!row?.areThere) throw new DeskError("not_found");
}
