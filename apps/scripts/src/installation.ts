import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The whole product as `npm start` runs it, on data of its own: for tests and measurements of all of it. */
export interface Installation extends AsyncDisposable {
  url: string;
  setUpCode: string;
  simulatorUrl: string;
  /** Milliseconds from the command to the line that says it is ready. */
  startMs: number;
  /** Ends one of its processes at once, as a crash would; the supervisor brings it back. */
  kill(name: "server" | "bot" | "database"): Promise<void>;
  /** The id of one of its processes. */
  pidOf(name: "server" | "bot" | "database"): Promise<number>;
  /** All that its processes have printed. */
  output(): string;
}

const projectRoot = fileURLToPath(new URL("../../..", import.meta.url));
const readyMs = 60_000;

/**
 * Starts an installation and waits until it says that it is ready. Its data lies in a folder that goes with it, or where
 * FRONTDESK_DATA among the settings says, and stays there. @throws Error with its output where it ends first
 */
export async function startInstallation(settings: NodeJS.ProcessEnv = {}): Promise<Installation> {
  const folder = settings.FRONTDESK_DATA ?? (await mkdtemp(join(tmpdir(), "frontdesk-e2e-")));
  const port = await freePort();
  const { DATABASE_URL: _, DATABASE_APP_URL: __, BASE_URL: ___, ...env } = process.env;
  const startedAt = performance.now();
  const child = spawn(process.execPath, ["apps/scripts/start.mjs"], {
    cwd: projectRoot,
    env: { ...env, NODE_ENV: "development", ...settings, FRONTDESK_DATA: folder, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const leave = async () => {
    if (child.exitCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    if (!settings.FRONTDESK_DATA) await rm(folder, { recursive: true, force: true });
  };
  const said = await ready(child).catch(async (error: unknown) => {
    await leave();
    throw error;
  });
  const startMs = performance.now() - startedAt;
  const pidOf = async (name: string): Promise<number> => {
    const owner = JSON.parse(await readFile(join(folder, "owner.json"), "utf8"));
    return owner.children.find((child: { name: string }) => child.name === name).pid;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    startMs,
    ...said,
    pidOf,
    kill: async (name) => {
      process.kill(await pidOf(name), "SIGKILL");
    },
    [Symbol.asyncDispose]: leave,
  };
}

interface Said {
  setUpCode: string;
  simulatorUrl: string;
  output(): string;
}

async function ready(child: ChildProcess): Promise<Said> {
  const lines: string[] = [];
  const output = () => lines.join("\n");
  const found = { setUpCode: "", simulatorUrl: "" };
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const tooLate = setTimeout(() => reject(new Error(`Not ready in time:\n${output()}`)), readyMs);
  child.once("exit", () => reject(new Error(`It ended:\n${output()}`)));
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on("line", (line) => {
      lines.push(line);
      found.setUpCode = /^Set-up code: (\S+)/.exec(line)?.[1] ?? found.setUpCode;
      found.simulatorUrl = /^Telegram simulator is ready at (\S+)/.exec(line)?.[1] ?? found.simulatorUrl;
      if (line.startsWith("Ctrl-C stops it")) resolve();
    });
  }
  await promise.finally(() => clearTimeout(tooLate));
  return { ...found, output };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port to be had");
  return address.port;
}
