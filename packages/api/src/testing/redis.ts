import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { Redis } from "ioredis";

/** The Redis or Valkey server of this machine, where there is one. */
export function findRedis(): string | null {
  const found = ["valkey-server", "redis-server"].find((name) => spawnSync(name, ["--version"]).status === 0);
  return found ?? null;
}

interface RunningRedis extends AsyncDisposable {
  url: string;
  endConnections(): Promise<void>;
}

/** Starts a server of its own on a free port, that keeps nothing. */
export async function startRedis(): Promise<RunningRedis> {
  const port = await freePort();
  const settings = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const server = spawn(findRedis() ?? "redis-server", settings, { stdio: "ignore" });
  const exited = once(server, "exit");
  const url = `redis://127.0.0.1:${port}`;
  const admin = new Redis(url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  admin.on("error", () => undefined);
  await admin.ping();
  return {
    url,
    endConnections: async () => {
      await admin.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
      await admin.call("CLIENT", "KILL", "TYPE", "pubsub");
    },
    [Symbol.asyncDispose]: async () => {
      admin.disconnect();
      server.kill();
      await exited;
    },
  };
}

async function freePort(): Promise<number> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const address = listener.address();
  await new Promise((resolve) => listener.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}
