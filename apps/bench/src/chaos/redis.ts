import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { freePort } from "./free-port.ts";

/** A Redis of its own on a free port, which keeps nothing. */
export interface ChaosRedis extends AsyncDisposable {
  url: string;
}

/** The Redis or Valkey of this machine; undefined where there is none. */
export function findRedis(): string | undefined {
  return ["valkey-server", "redis-server"].find((name) => spawnSync(name, ["--version"]).status === 0);
}

/** Starts one. @throws Error where it ends before it is ready */
export async function startRedis(program: string): Promise<ChaosRedis> {
  const port = await freePort();
  const settings = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const server = spawn(program, settings, { stdio: ["ignore", "pipe", "ignore"] });
  const ended = once(server, "exit");
  const ready = Promise.withResolvers<void>();
  createInterface({ input: server.stdout }).on("line", (line) => {
    if (line.includes("Ready to accept connections")) ready.resolve();
  });
  await Promise.race([ready.promise, ended.then(() => Promise.reject(new Error(`${program} did not start.`)))]);
  return {
    url: `redis://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.kill("SIGKILL");
      await ended;
    },
  };
}
