import { chown, cp, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { packagedBinaries } from "./binaries.ts";
import { startEmbedded } from "./index.ts";

const NOBODY = 65534;

describe.runIf(process.getuid?.() === 0)("PostgreSQL, which refuses root", () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), "frontdesk-embedded-"));
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(dir, { recursive: true });
  });

  /** A copy of the programs in the folder of mode 0700, where a checkout of root may have them. */
  async function closedBinaries() {
    const { postgres, initdb, ...rest } = await packagedBinaries();
    await cp(join(dirname(postgres), ".."), join(dir, "native"), { recursive: true });
    const moved = (program: string) => join(dir, "native", "bin", basename(program));
    return { ...rest, postgres: moved(postgres), initdb: moved(initdb) };
  }

  it("runs with programs and data in a folder that only root may enter", async () => {
    const binaries = await closedBinaries();

    await using server = await startEmbedded({ dir, durable: false, binaries });

    expect((await stat(join(dir, "postgres"))).uid).toBe(0);
    expect(server.pid).toBeGreaterThan(0);
  });

  it("runs there also where no user namespace may be opened, as in many containers", async () => {
    const binaries = await closedBinaries();
    await writeFile(join(dir, "unshare"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    vi.stubEnv("PATH", `${dir}:${process.env.PATH}`);

    await using server = await startEmbedded({ dir, durable: false, binaries });

    expect((await stat(`/proc/${server.pid}`)).uid).toBe(NOBODY);
    await server.stop();
    vi.unstubAllEnvs();
    await using later = await startEmbedded({ dir, durable: false, binaries });
    expect((await stat(`/proc/${later.pid}`)).uid).toBe(0);
  });

  it("runs as the owner of the folder where that is somebody else, and leaves everything to him", async () => {
    await chown(dir, NOBODY, NOBODY);

    await using server = await startEmbedded({ dir, durable: false });

    expect((await stat(`/proc/${server.pid}`)).uid).toBe(NOBODY);
    for (const name of ["database.json", "postgres", "postgres.log"]) {
      expect([name, (await stat(join(dir, name))).uid]).toEqual([name, NOBODY]);
    }
  });
});
