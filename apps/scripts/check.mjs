import { installMissing } from "./src/install.mjs";
import { continueOnProjectNode } from "./src/node.mjs";
import { run } from "./src/refusal.mjs";

await run(async () => {
  installMissing();
  await continueOnProjectNode();
  const { check } = await import("./src/check/check.mjs");
  return check();
});
