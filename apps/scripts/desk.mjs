import { installMissing } from "./src/install.mjs";
import { continueOnProjectNode } from "./src/node.mjs";
import { run } from "./src/refusal.mjs";

await run(async () => {
  installMissing();
  await continueOnProjectNode();
  const { deskCli } = await import("./src/desk-cli/desk-cli.ts");
  const { env } = process;
  return deskCli(process.argv.slice(2), { env, out: (line) => console.log(line), err: (line) => console.error(line) });
});
