import { spawn } from "node:child_process";
import { projectRoot } from "./project.mjs";

/**
 * Runs a tool of the project at the terminal, with the Node that runs this.
 * @param {string[]} args the tool's script first
 * @returns {Promise<number>} the exit code
 */
export function runTool(args) {
  const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: "inherit" });
  // The tool hears Ctrl-C too, and ends by itself.
  process.on("SIGINT", () => {});
  for (const signal of /** @type {const} */ (["SIGTERM", "SIGHUP"])) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
