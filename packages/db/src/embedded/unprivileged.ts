import { execFile } from "node:child_process";
import { lchown, lstat, readdir, stat } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const NOBODY = 65534;

/** How to start a program that refuses to run as root. */
export interface Launcher {
  /** Put before the program and its arguments. */
  readonly prefix: readonly string[];
  /** Whom the program's files must belong to; null where they are the caller's anyway. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
}

/**
 * How PostgreSQL can run here with its files in `dir`. It refuses root, and a user without a name.
 * @throws when root may neither open a user namespace nor change its user
 */
export async function unprivilegedLauncher(dir: string): Promise<Launcher> {
  const self = process.getuid?.();
  if (self === undefined || (self !== 0 && hasName())) return { prefix: [], owner: null };

  const { uid, gid } = await stat(dir);
  if (uid === self) {
    // Still the caller for the file system, so that a 0700 checkout can be read; another user for PostgreSQL.
    const namespace = ["unshare", "--user", `--map-user=${NOBODY}`];
    if (await works(namespace)) return { prefix: namespace, owner: { uid, gid } };
  }
  const owner = uid === 0 ? { uid: NOBODY, gid: NOBODY } : { uid, gid };
  // Containers often forbid namespaces, but let root change its user and keep one right: to enter any folder. Without
  // the secure bit, access(2), by which PostgreSQL looks for its own program, would not count that right.
  const right = "-all,+dac_override";
  const changed = [
    ...["setpriv", `--reuid=${owner.uid}`, `--regid=${owner.gid}`, "--clear-groups", "--securebits=+no_setuid_fixup"],
    ...[`--bounding-set=${right}`, `--inh-caps=${right}`, `--ambient-caps=${right}`],
  ];
  if (await works(changed)) return { prefix: changed, owner };

  throw new Error(
    "PostgreSQL does not run as root, and neither unshare nor setpriv works here: start as another user, or set DATABASE_URL.",
  );
}

/** Gives a folder and all in it to `owner`; the folder itself last, so that an interrupted walk is taken up again. */
export async function giveTo(owner: Launcher["owner"], path: string): Promise<void> {
  if (!owner) return;
  const entry = await lstat(path);
  if (entry.uid === owner.uid) return;
  if (entry.isDirectory()) {
    for (const name of await readdir(path)) await giveTo(owner, join(path, name));
  }
  await lchown(path, owner.uid, owner.gid);
}

function hasName(): boolean {
  try {
    return userInfo().username !== "";
  } catch {
    return false;
  }
}

async function works([command, ...options]: readonly string[]): Promise<boolean> {
  if (!command) return false;
  return run(command, [...options, "id", "-un"]).then(
    () => true,
    () => false,
  );
}
