import { spawn } from "node:child_process";
import { once } from "node:events";
import { projectRoot } from "./project.mjs";
import { Refusal } from "./refusal.mjs";

/**
 * Asks the server whether it could run with these settings, before anything is started.
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} [args] of Node
 * @throws {Refusal} listing everything that is wrong
 */
export async function checkConfiguration(env, args = ["apps/server/src/main.ts", "--check-config"]) {
  const child = spawn(process.execPath, args, { cwd: projectRoot, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Refusal(output.trim());
}
