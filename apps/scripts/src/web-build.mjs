import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot, toolPath } from "./project.mjs";
import { Refusal } from "./refusal.mjs";

const web = join(projectRoot, "apps/web");
const stamp = join(web, "dist/.sources");

/**
 * Builds the web app when its sources, or those of the packages it holds, are not the ones of the last build.
 * @param {AbortSignal} [signal] gives up
 * @throws {Refusal} with the builder's words when it fails
 */
export async function buildWebIfStale(signal) {
  const sources = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;

  console.log("Building the web app …");
  const child = spawn(process.execPath, [toolPath("vite/bin/vite.js"), "build", "--logLevel", "warn"], {
    cwd: web,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
    ...(signal && { signal }),
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Refusal(`The web app could not be built:\n${output.trim()}`);
  // Vite empties dist first, so a build that was cut short leaves no stamp.
  writeFileSync(stamp, sources);
}

function hashOfSources() {
  const hash = createHash("sha256");
  const files = globSync(
    [
      "package-lock.json",
      "tsconfig.base.json",
      "apps/web/*",
      "apps/web/{src,public}/**",
      "packages/{client,contract,words}/src/**",
    ],
    { cwd: projectRoot, withFileTypes: true },
  ).filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name));
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    hash.update(path.slice(projectRoot.length)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
}
