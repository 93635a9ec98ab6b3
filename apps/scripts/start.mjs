import { installMissing } from "./src/install.mjs";
import { continueOnProjectNode } from "./src/node.mjs";
import { run } from "./src/refusal.mjs";

await run(async () => {
  installMissing();
  await continueOnProjectNode();
  // Loaded late: from here on Node 24 and the installed packages may be relied on.
  const { start } = await import("./src/start.mjs");
  return start({ env: process.env, dev: process.argv.includes("--dev") });
});
