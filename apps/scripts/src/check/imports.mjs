/**
 * @typedef {{ specifier: string, isTypeOnly: boolean, names: string }} Import
 */

const statement = /^\s*(?:import|export)\s+(type\s)?([^'";]*?)\s*from\s*["']([^"']+)["']/gm;
const bare = /^\s*import\s*["']([^"']+)["']/gm;
const dynamic = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

/**
 * What a file imports and re-exports. `import { type A }` counts as a value: it stays when types are stripped.
 * @param {string} text
 * @returns {Import[]}
 */
export function importsOf(text) {
  return [
    ...[...text.matchAll(statement)].map(([, type, names = "", specifier = ""]) => ({
      specifier,
      isTypeOnly: type !== undefined,
      names,
    })),
    ...[...text.matchAll(bare)].map(([, specifier = ""]) => ({ specifier, isTypeOnly: false, names: "" })),
    ...[...text.matchAll(dynamic)].map(([, specifier = ""]) => ({ specifier, isTypeOnly: false, names: "" })),
  ];
}
