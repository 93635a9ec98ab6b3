import { createHash } from "node:crypto";
import {
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { installationKey } from "@frontdesk/contract/installation-key";
import { endOrphans } from "../orphans.mjs";
import { takeOwnership } from "../owner.mjs";
import { Complaint } from "./complaint.ts";
import { runDatabaseScript, withEmbeddedDatabase } from "./database-scripts.ts";

/** What a backup says of itself, in `manifest.json`. */
export interface Manifest {
  format: 1;
  /** A cold copy of the embedded installation's folder, or a dump of a PostgreSQL of one's own beside the files. */
  kind: "embedded" | "dump";
  /** ISO 8601. */
  at: string;
  /** Tells whether a key is the one things were sealed with, and nothing about it; null where none was known. */
  keyDigest: string | null;
}

interface Places {
  /** The backup's. */
  folder: string;
  /** The installation's data. */
  data: string;
  env: NodeJS.ProcessEnv;
}

/** What belongs to the processes of the moment, and not to the data. */
const passing = new Set(["owner.json", "postgres.log"]);

/**
 * Makes a backup in a new folder, which appears whole or not at all. With DATABASE_URL the desk may run meanwhile: the
 * files are copied after the rows that name them, and files are never changed. @throws Complaint, Refusal
 */
export async function backUp({ folder, data, env }: Places): Promise<Manifest> {
  if (existsSync(folder)) throw new Complaint(`${folder} exists already: name a new folder.`);
  const draft = `${folder}.part`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  try {
    const manifest: Manifest = {
      format: 1,
      kind: env.DATABASE_URL ? "dump" : "embedded",
      at: new Date().toISOString(),
      keyDigest: keyDigestOf(env, data),
    };
    if (manifest.kind === "dump") await dumpInto(draft, { data, env });
    else await copyStopped(data, join(draft, "data"));
    writeFileSync(join(draft, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, folder);
    return manifest;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Puts a backup back where nothing is yet, and tells the database that it was restored. @throws Complaint, Refusal */
export async function restore({ folder, data, env }: Places): Promise<Manifest> {
  const manifest = readManifest(folder);
  if (manifest.kind === "embedded") {
    if (env.DATABASE_URL)
      throw new Complaint("That backup is of the embedded database: restore it without DATABASE_URL.");
    assertEmpty(data);
    copy(join(folder, "data"), data);
    await withEmbeddedDatabase(data, (url) => runDatabaseScript(["note-restored"], url));
    return manifest;
  }

  const url = env.DATABASE_URL;
  if (!url) throw new Complaint("That backup is of a PostgreSQL of its own: name an empty database in DATABASE_URL.");
  const digest = keyDigestOf(env, data);
  if (manifest.keyDigest && digest && manifest.keyDigest !== digest)
    throw new Complaint("SECRET_KEY is not the one of the backup: bots' tokens could not be opened with it.");
  assertEmpty(join(data, "files"));
  await runDatabaseScript(["restore", join(folder, "database.dump")], url);
  if (existsSync(join(folder, "files"))) copy(join(folder, "files"), join(data, "files"));
  return manifest;
}

async function dumpInto(draft: string, { data, env }: Omit<Places, "folder">): Promise<void> {
  await runDatabaseScript(["dump", join(draft, "database.dump")], env.DATABASE_URL ?? "");
  if (existsSync(join(data, "files"))) copy(join(data, "files"), join(draft, "files"));
}

/** @throws Refusal while a desk runs on it */
async function copyStopped(data: string, target: string): Promise<void> {
  if (!existsSync(join(data, "postgres")))
    throw new Complaint(`There is no embedded database in ${data}: see FRONTDESK_DATA.`);
  const owner = takeOwnership(data);
  try {
    await endOrphans(owner.orphans);
    if (existsSync(join(data, "postgres/postmaster.pid")))
      throw new Complaint(
        "The database was not stopped in order: start the desk once, stop it with Ctrl-C, and try again.",
      );
    copy(data, target);
  } finally {
    owner.release();
  }
}

function copy(source: string, target: string): void {
  cpSync(source, target, {
    recursive: true,
    preserveTimestamps: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (path) => !passing.has(path.slice(source.length + 1)),
  });
}

function assertEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Complaint(`${folder} is not empty: move it away, or name another with FRONTDESK_DATA.`);
}

function readManifest(folder: string): Manifest {
  const file = join(folder, "manifest.json");
  if (!existsSync(file)) throw new Complaint(`${folder} is no backup: it has no manifest.json.`);
  return JSON.parse(readFileSync(file, "utf8"));
}

function keyDigestOf(env: NodeJS.ProcessEnv, data: string): string | null {
  const file = join(data, "key");
  const secret = env.SECRET_KEY || (existsSync(file) ? readFileSync(file, "utf8") : "");
  return secret
    ? createHash("sha256")
        .update(`backup ${installationKey(secret)}`)
        .digest("hex")
    : null;
}
