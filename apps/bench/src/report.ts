import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { projectRoot } from "./project-root.ts";

const file = new URL("docs/benchmarks.md", projectRoot);
const title = `# Benchmarks

What \`npm run bench <name>\` measured last, on the machine and with the versions each section names. Figures are for
comparing runs on one machine; none of them is a timed test.
`;

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${head.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

/** Prints a benchmark's section, and puts it in the place of its last one in docs/benchmarks.md. */
export async function publish(name: string, section: string): Promise<void> {
  console.log(`\n${section}\n`);
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const former = await readFile(file, "utf8").catch(() => title);
  const [before = "", rest = ""] = former.split(begin, 2);
  const after = rest.split(end, 2)[1] ?? "";
  await writeFile(
    file,
    `${before.trimEnd()}\n\n${begin}\n${section.trim()}\n${end}\n${after.trimStart() && `\n${after.trimStart()}`}`,
  );
}

/** When and on what this was measured; `postgres` is what that server says of its version. */
export async function circumstances(postgres: string): Promise<string> {
  const [trpc, ws] = await Promise.all(["@trpc/server", "ws"].map(versionOf));
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GB`;
  const versions = `Node ${process.versions.node}, PostgreSQL ${postgres}, tRPC ${trpc}, ws ${ws}`;
  const [load = 0] = loadavg();
  return `${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC · ${machine} · ${versions} · load before ${load.toFixed(1)}`;
}

async function versionOf(name: string): Promise<string> {
  const text = await readFile(new URL(`node_modules/${name}/package.json`, projectRoot), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
