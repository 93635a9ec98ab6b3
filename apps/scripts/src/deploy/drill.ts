import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { nextFreePort } from "../ports.mjs";
import { projectRoot } from "../project.mjs";
import { readCompose } from "./compose.ts";
import { Container } from "./container.ts";
import { readDockerfile } from "./dockerfile.ts";
import { buildImage, pathIn } from "./image.ts";

const healthyMs = 60_000;
/** Beside Node itself, what a production installation may weigh. */
const mostMegabytes = 160;

/**
 * Deploys by the project's own Dockerfile and docker-compose.yml in a clean folder, without a container engine: builds
 * the image's stages, starts PostgreSQL, server and bot with the environment Compose would give them, and asks their
 * health checks. Takes a minute or two. Returns the exit code.
 */
export async function deployDrill(): Promise<number> {
  await using stack = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), "frontdesk-deploy-"));
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  // The image's own user has to get in.
  chmodSync(folder, 0o755);

  const image = buildImage(readDockerfile(textOf("Dockerfile")), folder, (line) => console.log(`✓ ${line}`));
  const modules = weigh(pathIn(image, "node_modules"));
  report(modules);

  const database = await startDatabase(join(folder, "database"));
  stack.defer(database.stop);
  const port = String(await nextFreePort({ from: 42_000, host: "0.0.0.0" }));
  const env = { DATABASE_PASSWORD: "drill", SECRET_KEY: "k".repeat(32), BASE_URL: "https://desk.example.org" };
  const { server, bot } = readCompose(namedLocally(textOf("docker-compose.yml"), { port }), env);
  if (!server || !bot) throw new Error("docker-compose.yml has no server or no bot.");
  server.environment = { ...server.environment, PORT: port, DATABASE_URL: database.ownerUrl };

  const running = stack.use(new Container(image, server));
  await becomes("server is healthy", running, () => running.isHealthy());
  await becomes("server tells the set-up code", running, () => running.output.includes("Set-up code: "));
  const serving = stack.use(new Container(image, bot));
  await becomes("bot is healthy", serving, () => serving.isHealthy());
  await becomes("bot looks for its bots", serving, () => serving.output.includes("looking for bots to serve"));
  if (serving.output.includes("doesn't know this process")) throw new Error(serving.output);
  for (const [name, container] of [
    ["bot", serving],
    ["server", running],
  ] as const) {
    const code = await container.stop();
    console.log(`${code === 0 ? "✓" : "✗"} ${name} stops when told to (${code})`);
    if (code !== 0) return 1;
  }
  return modules.megabytes <= mostMegabytes ? 0 : 1;
}

/** No engine, no names of its own: another loopback address stands for the server's, and 4000 for a free port. */
function namedLocally(compose: string, { port }: { port: string }): string {
  return compose
    .replaceAll("http://server:4000", `http://127.0.0.2:${port}`)
    .replaceAll("INTERNAL_HOSTS: server", "INTERNAL_HOSTS: 127.0.0.2")
    .replaceAll("127.0.0.1:4000/ready", `127.0.0.1:${port}/ready`);
}

async function becomes(what: string, container: Container, isTrue: () => boolean): Promise<void> {
  const beganAt = performance.now();
  while (!isTrue()) {
    if (performance.now() - beganAt > healthyMs) throw new Error(`Not within a minute: ${what}\n${container.output}`);
    await wait(200);
  }
  console.log(`✓ ${what} (${((performance.now() - beganAt) / 1000).toFixed(1)} s)`);
}

async function startDatabase(dir: string): Promise<{ ownerUrl: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, ["packages/db/src/embedded/main.ts"], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, FRONTDESK_DATA: dir },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  };
  for await (const line of createInterface({ input: child.stdout }))
    if (line.startsWith('{"ready":true')) return { ownerUrl: JSON.parse(line).ownerUrl, stop };
  throw new Error("The database could not be started.");
}

interface Weight {
  megabytes: number;
  heaviest: [name: string, megabytes: number][];
}

function weigh(modules: string): Weight {
  const packages = readdirSync(modules).flatMap((name) =>
    name.startsWith("@") ? readdirSync(join(modules, name)).map((inner) => `${name}/${inner}`) : [name],
  );
  const heaviest = packages
    .map((name): [string, number] => [name, bytesOf(join(modules, name)) / 1e6])
    .toSorted(([, a], [, b]) => b - a);
  return { megabytes: heaviest.reduce((sum, [, size]) => sum + size, 0), heaviest: heaviest.slice(0, 8) };
}

function bytesOf(path: string): number {
  const entry = lstatSync(path);
  if (!entry.isDirectory()) return entry.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
}

function report({ megabytes, heaviest }: Weight): void {
  const names = heaviest.map(([name, size]) => `${name} ${size.toFixed(1)}`).join(", ");
  const verdict = megabytes <= mostMegabytes ? "✓" : "✗";
  console.log(`${verdict} node_modules: ${megabytes.toFixed(1)} MB (at most ${mostMegabytes}); ${names}`);
}

function textOf(path: string): string {
  return readFileSync(join(projectRoot, path), "utf8");
}
