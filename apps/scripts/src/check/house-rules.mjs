import { declaredDependencies, dependencyRule } from "./dependency-rule.mjs";
import { missingPlatforms, registryHosts } from "./lockfile.mjs";
import { isTest, projectFiles, sourceFiles } from "./source-files.mjs";

/** @typedef {import("./source-files.mjs").SourceFile} SourceFile */

/** The rules of this house that no tool knows; each answers its violations, one sentence a line. */
export const houseRules = [
  { name: "dependency rule", violations: () => [...declaredDependencies(), ...dependencyRule()] },
  { name: "routers stay short", violations: longRouters },
  { name: "no drawers", violations: drawers },
  { name: "rooms across workspaces are named", violations: acrossWorkspaces },
  { name: "lockfile fits every machine", violations: () => [...registryHosts(), ...missingPlatforms()] },
  { name: "tests wait for events", violations: sleepingTests },
  { name: "no rule is switched off", violations: switchedOff },
];

/** A router is wiring: 150 lines at most. */
export function longRouters(files = sourceFiles()) {
  return files
    .filter(({ path, text }) => path.endsWith(".router.ts") && text.split("\n").length > 151)
    .map(({ path }) => `${path}: more than 150 lines; split the noun, or move rules into use cases.`);
}

const drawer = /^(utils?|helpers?|common|shared|misc|lib|core|base|managers?|types|constants)$/;

/** A drawer hides a better noun. */
export function drawers(paths = projectFiles()) {
  return paths
    .filter((path) => /^(apps|packages)\//.test(path))
    .filter((path) => path.split("/").some((part) => part.split(".").some((word) => drawer.test(word))))
    .map((path) => `${path}: name it for what it holds.`);
}

/** Where code may step outside one workspace: sign-in, webhook to bot, due work, retention, metrics. */
const mayCross = [/^packages\/db\/src\//];

/** Only named files may step outside a workspace. */
export function acrossWorkspaces(files = sourceFiles()) {
  return files
    .filter(({ path, text }) => /\bacrossWorkspaces\b/.test(text) && !isTest(path))
    .filter(({ path }) => !path.startsWith("apps/scripts/") && !mayCross.some((allowed) => allowed.test(path)))
    .map(({ path }) => `${path}: uses acrossWorkspaces; use inWorkspace, or add the file to the list with its reason.`);
}

/** A sleeping test is slow on a good day and wrong on a bad one. */
export function sleepingTests(files = sourceFiles()) {
  return files
    .filter(({ path }) => isTest(path))
    .filter(({ text }) => /new Promise\(\(?\w*\)? =>\s*setTimeout|timers\/promises"|waitForTimeout|\.todo\(/.test(text))
    .map(({ path }) => `${path}: sleeps or leaves a test for later; wait for an event, or write the test.`);
}

/** A rule that is in the way is changed for all, or obeyed. */
export function switchedOff(files = sourceFiles()) {
  const escapes = new RegExp(
    ["biome-" + "ignore", "@ts-" + "(ignore|expect-error|nocheck)", "as unknown " + "as"].join("|"),
  );
  return files.flatMap(({ path, text }) => {
    const found = escapes.exec(text)?.[0];
    return found === undefined ? [] : [`${path}: has "${found}"; mend the cause.`];
  });
}
