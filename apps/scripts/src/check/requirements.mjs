import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../project.mjs";
import { isTest, sourceFiles } from "./source-files.mjs";

const page = "docs/requirements.md";

/** Rows that call themselves done without a test that quotes them, and tests that quote rows that don't. */
export function unprovenRequirements(text = readFileSync(join(projectRoot, page), "utf8"), files = sourceFiles()) {
  const rows = new Map([...text.matchAll(row)].map(([, id = "", state]) => [id, state]));
  const quoted = new Set(files.filter(isEvidence).flatMap((file) => quotedIn(file.text)));
  return [
    ...[...rows]
      .filter(([id, state]) => state === "done" && !quoted.has(id))
      .map(([id]) => `${page}: ${id} is done, and no test quotes it; write the test, or call it planned.`),
    ...[...quoted]
      .filter((id) => rows.get(id) !== "done")
      .map((id) => `${page}: a test quotes ${id}; say there that it is done, and what it shows.`),
  ];
}

const row = /^\| ([A-E](?:-F)?\d+) \| .* \| (done|checked|planned) \|$/gm;

/**
 * The rules' own tests name rows to find them.
 * @param {import("./source-files.mjs").SourceFile} file
 */
function isEvidence({ path }) {
  return isTest(path) && !path.startsWith("apps/scripts/src/check/");
}

/** @param {string} text */
function quotedIn(text) {
  return [...text.matchAll(/["'`]\[([^\]"'`]*)\]/g)].flatMap(([, ids = ""]) => ids.match(/\b[A-E](?:-F)?\d+\b/g) ?? []);
}
