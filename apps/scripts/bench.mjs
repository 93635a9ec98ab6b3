import { installMissing } from "./src/install.mjs";
import { continueOnProjectNode } from "./src/node.mjs";
import { run } from "./src/refusal.mjs";

await run(async () => {
  installMissing();
  await continueOnProjectNode();
  const { bench } = await import("./src/bench.mjs");
  return bench(process.argv.slice(2));
});
