import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seeded } from "../measures.ts";
import { type ChaosDatabase, startDatabase } from "./database.ts";
import { eventually } from "./eventually.ts";
import { startMigrator } from "./migrator.ts";
import { migrationNames, missingBytes, olderVersion, presentMigrator } from "./older-version.ts";
import { type ChaosProxy, startProxy } from "./proxy.ts";
import { listSchema } from "./schema.ts";
import type { Verdict } from "./verdict.ts";

export interface MigrationOptions {
  seed: number;
  /** How often a migration is interrupted, each time at another point and in another way. */
  points: number;
}

/** How a migration is interrupted once it stands still. */
const interruptions = ["migrator killed", "session terminated", "connection reset", "database killed"] as const;

/** About what a migrator says beside the migrations themselves. */
const chatterBytes = 6_000;

interface Ground {
  database: ChaosDatabase;
  wire: ChaosProxy;
  present: string[];
}

/**
 * Migrates from every older version to the present one, interrupts it anywhere on the way, and looks for a schema that
 * is neither the one before nor the one after; then several start at once, and all must end at the present one.
 */
export async function migration({ seed, points }: MigrationOptions): Promise<Verdict> {
  const random = seeded(seed);
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "frontdesk-chaos-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const database = stack.use(await startDatabase(folder));
  const wire = stack.use(await startProxy(database.port));
  // A statement of some kilobytes may be cut anywhere, too.
  wire.setWeather({ sliceBytes: 500 });
  const present = await migrationNames();
  const olds = await Promise.all(present.map((_, count) => olderVersion(count)));
  for (const old of olds) stack.use(old);
  const modules = [...olds.map(({ migrator }) => migrator), presentMigrator];
  const ground: Ground = { database, wire, present };
  const schemas = new Map<number, Promise<string[]>>();
  /** The schema after so many migrations, as one that nobody interrupted made it. */
  const schemaAfter = (applied: number) => {
    const made = schemas.get(applied) ?? schemaOf(ground, modules[applied] ?? "");
    schemas.set(applied, made);
    return made;
  };

  const violations: string[] = [];
  const counts: Record<string, number> = {};
  const count = (what: string) => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  for (let point = 0; point < points; point += 1) {
    const from = Math.floor(random() * present.length);
    const how = interruptions[Math.floor(random() * interruptions.length)] ?? "migrator killed";
    const name = `chaos_${point}`;
    await database.ask(`create database ${name} owner frontdesk_owner`);
    if (from > 0) await startMigrator(modules[from] ?? "", ownerUrlOf(database, name)).ended;

    await interrupt(ground, { name, how, bytes: Math.floor(random() * (chatterBytes + (await missingBytes(from)))) });
    count(how);
    const [applied, schema] = await look(ground, name);
    count(applied === present.length ? "had been done" : `left at ${applied} of ${present.length}`);
    const where = `from ${from}, ${how}, seed ${seed}, point ${point}`;
    if (applied < from) violations.push(`migration: forgot what had been migrated (${where})`);
    if (!equal(schema, await schemaAfter(applied))) violations.push(`migration: left between two versions (${where})`);

    const ends = await Promise.all(
      [1, 2, 3].map(() => startMigrator(presentMigrator, ownerUrlOf(database, name)).ended),
    );
    violations.push(
      ...ends.filter((end) => end !== null).map((end) => `migration: a restart failed: ${end} (${where})`),
    );
    const [, after] = await look(ground, name);
    if (!equal(after, await schemaAfter(present.length)))
      violations.push(`migration: did not end at this version (${where})`);
    await database.ask(`drop database ${name} with (force)`);
  }
  return { title: "migration", seed, counts: { interruptions: points, ...counts }, readyMs: [], violations };
}

/** Lets so many bytes of a migration pass, then stops it there. */
async function interrupt(
  { database, wire }: Ground,
  { name, how, bytes }: { name: string; how: (typeof interruptions)[number]; bytes: number },
): Promise<void> {
  const hold = wire.holdAfter(bytes);
  const migrator = startMigrator(presentMigrator, ownerUrlOf(database, name, wire.port));
  await Promise.race([hold.reached, migrator.ended]);
  if (how === "migrator killed") migrator.kill();
  if (how === "session terminated")
    await database.ask("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
  if (how === "connection reset") wire.reset();
  if (how === "database killed") await database.kill();
  hold.lift();
  await migrator.ended;
  await eventually("nobody is at the database any more", async () => {
    const left = await database.ask("select from pg_stat_activity where datname = $1", [name]);
    return left.length === 0;
  });
}

/** The schema that a module makes of an empty database. */
async function schemaOf({ database }: Pick<Ground, "database">, module: string): Promise<string[]> {
  await database.ask("create database chaos_reference owner frontdesk_owner");
  const end = await startMigrator(module, ownerUrlOf(database, "chaos_reference")).ended;
  if (end !== null) throw new Error(end);
  const schema = await listSchema(adminUrlOf(database, "chaos_reference"));
  await database.ask("drop database chaos_reference with (force)");
  return schema;
}

/** How many migrations a database says it has had, and its schema. */
async function look({ database, present }: Ground, name: string): Promise<[applied: number, schema: string[]]> {
  const schema = await listSchema(adminUrlOf(database, name));
  return [present.filter((migration) => schema.includes(`migration ${migration}`)).length, schema];
}

function equal(one: readonly string[], other: readonly string[]): boolean {
  return one.join("\n") === other.join("\n");
}

function adminUrlOf(database: ChaosDatabase, name: string): string {
  return database.adminUrl().replace(/\/\w+$/, `/${name}`);
}

function ownerUrlOf(database: ChaosDatabase, name: string, port = database.port()): string {
  const url = new URL(database.ownerUrl);
  url.pathname = `/${name}`;
  url.port = String(port);
  return url.href;
}
