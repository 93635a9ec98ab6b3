import { cp, mkdir, mkdtemp, readdir, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { projectRoot } from "../project-root.ts";

const database = fileURLToPath(new URL("packages/db", projectRoot));

/** A Frontdesk that knew the first few migrations only. */
export interface OlderVersion extends AsyncDisposable {
  /** The module that migrates to it. */
  migrator: string;
}

/** The module that migrates to the present version. */
export const presentMigrator = join(database, "src/migrate.ts");

/** The names of the present version's migrations, in order. */
export async function migrationNames(): Promise<string[]> {
  const files = await readdir(join(database, "migrations"));
  return files
    .filter((name) => name.endsWith(".sql"))
    .map((name) => name.replace(/\.sql$/, ""))
    .toSorted();
}

/** How many bytes of SQL the migrations behind the first `count` are. */
export async function missingBytes(count: number): Promise<number> {
  const missing = (await migrationNames()).slice(count);
  const sizes = missing.map(async (name) => (await stat(join(database, "migrations", `${name}.sql`))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Makes one of the first `count` migrations: today's code, and no files but those. */
export async function olderVersion(count: number): Promise<OlderVersion> {
  const folder = await mkdtemp(join(tmpdir(), "frontdesk-older-"));
  await cp(join(database, "src"), join(folder, "db/src"), { recursive: true });
  await cp(join(database, "package.json"), join(folder, "db/package.json"));
  await mkdir(join(folder, "db/migrations"));
  for (const name of (await migrationNames()).slice(0, count))
    await cp(join(database, "migrations", `${name}.sql`), join(folder, "db/migrations", `${name}.sql`));
  await symlink(fileURLToPath(new URL("node_modules", projectRoot)), join(folder, "node_modules"), "junction");
  return {
    migrator: join(folder, "db/src/migrate.ts"),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
