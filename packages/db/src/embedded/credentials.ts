import { randomBytes } from "node:crypto";
import { chown, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What opens the embedded server; kept in a file that only its owner reads. */
export interface Credentials {
  /** The last port, tried first, so that the server's address survives its restart. */
  readonly port: number;
  readonly adminPassword: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
}

/** Reads the credentials of the server in `dir`, making them on the first start. */
export async function loadCredentials(dir: string): Promise<Credentials> {
  const password = () => randomBytes(24).toString("base64url");
  const fresh = { port: 0, adminPassword: password(), ownerPassword: password(), appPassword: password() };
  try {
    await writePrivately(dir, fileIn(dir), JSON.stringify(fresh), "wx");
    return fresh;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return JSON.parse(await readFile(fileIn(dir), "utf8")) as Credentials;
  }
}

/** Remembers the port for the next start. */
export async function rememberPort(dir: string, credentials: Credentials, port: number): Promise<Credentials> {
  if (credentials.port === port) return credentials;
  const changed = { ...credentials, port };
  const next = `${fileIn(dir)}.${process.pid}`;
  await writePrivately(dir, next, JSON.stringify(changed), "w");
  await rename(next, fileIn(dir));
  return changed;
}

/** Writes a 0600 file that belongs to whom the folder belongs to, also when root starts the desk of another user. */
export async function writePrivately(dir: string, path: string, text: string, flag: "w" | "wx" | "a"): Promise<void> {
  await writeFile(path, text, { flag, mode: 0o600 });
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(dir);
  await chown(path, uid, gid);
}

function fileIn(dir: string): string {
  return join(dir, "database.json");
}
