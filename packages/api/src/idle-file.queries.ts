import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

/** All that may refer to a file: tables and their columns. */
export const referrers = [
  ["attachment", "file_hash"],
  ["attachment", "preview_hash"],
  ["canned_file", "file_hash"],
  ["canned_file", "preview_hash"],
  ["contact", "avatar_hash"],
  ["upload", "file_hash"],
  ["upload", "preview_hash"],
] as const;

/**
 * Removes the rows of some files that were handed over before then and that nothing refers to; returns their hashes. One
 * that somebody is about to refer to is held by them, and left. Whoever hands the same bytes over waits for the end.
 */
export async function deleteIdleFiles(
  db: Writer,
  { workspaceId, before, limit }: { workspaceId: string; before: Date; limit: number },
): Promise<string[]> {
  const rows = await db
    .with("idle", (cte) =>
      referrers
        .reduce(
          (query, [table, column]) =>
            query.where(
              sql<boolean>`not exists (select from ${sql.table(table)} as r
                where r.workspace_id = f.workspace_id and r.${sql.ref(column)} = f.hash)`,
            ),
          cte
            .selectFrom("file as f")
            .select("f.hash")
            .where("f.workspace_id", "=", workspaceId)
            .where("f.kept_at", "<", before),
        )
        .orderBy("f.kept_at")
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .deleteFrom("file")
    .where("workspace_id", "=", workspaceId)
    .where("hash", "in", (eb) => eb.selectFrom("idle").select("idle.hash"))
    .returning("hash")
    .execute();
  return rows.map(({ hash }) => hash);
}

export async function listWorkspaceIds(db: Reader): Promise<string[]> {
  return (await db.selectFrom("workspace").select("id").execute()).map(({ id }) => id);
}
