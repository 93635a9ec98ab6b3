import { readEnvironment } from "./environment.ts";

const read = readEnvironment(process.env);
if ("problems" in read) {
  process.stderr.write(`The configuration is wrong:\n${read.problems.map((line) => `  ${line}\n`).join("")}`);
  process.exit(1);
}
if (!process.argv.includes("--check-config")) {
  // Loaded late: who only asks about the configuration gets the answer at once.
  const { serve } = await import("./serve.ts");
  await serve(read.configuration);
}
