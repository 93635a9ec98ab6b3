import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectRoot } from "../project.mjs";
import { importsOf } from "./imports.mjs";
import { isTest, projectFiles, sourceFiles } from "./source-files.mjs";

/**
 * The table of docs/architecture.md: what each workspace package may import, what by type only, what in its tests.
 * Tests may also use what their package may import by type.
 * @type {Record<string, { values?: string[], types?: string[], tests?: string[] }>}
 */
const table = {
  "packages/contract": {},
  "packages/words": {},
  "packages/telegram-simulator": {},
  "packages/db": { types: ["contract"] },
  "packages/client": { values: ["contract"] },
  "packages/api": { values: ["contract", "db", "words"], tests: ["client"] },
  "apps/server": { values: ["api", "db"] },
  "apps/web": { values: ["client", "contract", "words"], types: ["api"] },
  "apps/bot": { values: ["client", "contract", "words"], types: ["api"], tests: ["telegram-simulator"] },
  "apps/scripts": { values: ["client", "contract", "words"], types: ["api"] },
  "apps/e2e": { values: ["client", "contract", "scripts", "telegram-simulator"], types: ["api"] },
  "apps/bench": { values: ["client", "contract", "db", "scripts", "telegram-simulator"], types: ["api"] },
};

/** Imports between workspace packages that the table does not allow. */
export function dependencyRule(files = sourceFiles()) {
  return files.flatMap((file) => {
    const workspace = file.path.split("/").slice(0, 2).join("/");
    return importsOf(file.text).flatMap((found) => {
      const target = /^@frontdesk\/([^/]+)/.exec(found.specifier)?.[1];
      return target === undefined ? [] : judge(file.path, workspace, target, found.isTypeOnly);
    });
  });
}

/**
 * @param {string} path
 * @param {string} workspace
 * @param {string} target
 * @param {boolean} isTypeOnly
 */
function judge(path, workspace, target, isTypeOnly) {
  const { values = [], types = [], tests = [] } = table[workspace] ?? {};
  if (values.includes(target)) return [];
  if (types.includes(target)) {
    if (isTypeOnly || isTest(path)) return [];
    return [
      `${path}: imports @frontdesk/${target} for more than its types; write "import type", or call it over the wire.`,
    ];
  }
  if (tests.includes(target) && isTest(path)) return [];
  return [`${path}: ${workspace} may not import @frontdesk/${target}; see the table in docs/architecture.md.`];
}

/** Workspace dependencies in a package.json that the table does not allow; a workspace it does not name may have none. */
export function declaredDependencies() {
  const manifests = projectFiles().filter((path) => /^(apps|packages)\/[^/]+\/package\.json$/.test(path));
  return manifests.flatMap((path) => {
    const { values = [], types = [], tests = [] } = table[dirname(path)] ?? {};
    const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(projectRoot, path), "utf8"));
    return [
      ...strangers(dependencies, [...values, ...types]).map((name) => `${path}: may not depend on ${name}.`),
      ...strangers(devDependencies, [...values, ...types, ...tests]).map(
        (name) => `${path}: may not depend on ${name}, not even in tests.`,
      ),
    ];
  });
}

/**
 * @param {Record<string, string>} declared
 * @param {string[]} allowed
 */
function strangers(declared, allowed) {
  const names = allowed.map((name) => `@frontdesk/${name}`);
  return Object.keys(declared).filter((name) => name.startsWith("@frontdesk/") && !names.includes(name));
}
