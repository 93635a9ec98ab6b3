import { join } from "node:path";
import { installMissing } from "./src/install.mjs";
import { continueOnProjectNode } from "./src/node.mjs";
import { run } from "./src/refusal.mjs";

await run(async () => {
  installMissing();
  await continueOnProjectNode();
  const [{ projectRoot }, { runTool }] = await Promise.all([import("./src/project.mjs"), import("./src/tool.mjs")]);
  return runTool([join(projectRoot, "apps/bench/src/chaos/main.ts"), ...process.argv.slice(2)]);
});
