import { readdir } from "node:fs/promises";
import { sql } from "kysely";
import type { Reader } from "./reader.ts";

/** Holds `NNNN_what.sql` files, which run in the order of their names. */
export const migrationsFolder = new URL("../migrations/", import.meta.url);

/** The names of this version's migrations, in order. */
export async function knownMigrations(): Promise<string[]> {
  const names = (await readdir(migrationsFolder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name));
  return names.map((name) => name.replace(/\.sql$/, "")).toSorted();
}

/** How the database stands to this version: what it lacks, and what a newer version has done to it. */
export async function migrationState(db: Reader): Promise<{ missing: string[]; unknown: string[] }> {
  const known = await knownMigrations();
  const rows = await db.selectFrom(sql<{ name: string }>`migration`.as("migration")).select("migration.name").execute();
  const applied = rows.map(({ name }) => name);
  return {
    missing: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}
