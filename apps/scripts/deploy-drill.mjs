import { installMissing } from "./src/install.mjs";
import { continueOnProjectNode } from "./src/node.mjs";
import { run } from "./src/refusal.mjs";

await run(async () => {
  installMissing();
  await continueOnProjectNode();
  const { deployDrill } = await import("./src/deploy/drill.ts");
  return deployDrill();
});
