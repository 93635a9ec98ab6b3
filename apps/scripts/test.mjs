import { installMissing } from "./src/install.mjs";
import { continueOnProjectNode } from "./src/node.mjs";
import { run } from "./src/refusal.mjs";

await run(async () => {
  installMissing();
  await continueOnProjectNode();
  const { test } = await import("./src/test.mjs");
  return test(process.argv.slice(2));
});
