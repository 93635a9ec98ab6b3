import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../project.mjs";

/**
 * @typedef {{ resolved?: string, optionalDependencies?: Record<string, string> }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages by folder
 */

/** @returns {LockedPackages} */
function lockedPackages() {
  return JSON.parse(readFileSync(join(projectRoot, "package-lock.json"), "utf8")).packages;
}

/** Addresses in the lockfile: they bind everyone to one registry. */
export function registryHosts(packages = lockedPackages()) {
  return Object.entries(packages)
    .filter(([, { resolved }]) => /^(https?|git)/.test(resolved ?? ""))
    .map(([folder]) => `package-lock.json: ${folder} names a host; install with the project's .npmrc.`);
}

/**
 * Builds for other platforms that a package names and the lockfile lacks: npm ci refuses such a lockfile.
 * It happens when the newest release of a tool was published without some of them.
 */
export function missingPlatforms(packages = lockedPackages()) {
  return Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !packages[`${folder}/node_modules/${name}`] && !packages[`node_modules/${name}`])
      .map((name) => `package-lock.json: ${folder || "the project"} lacks ${name}; choose a release that is complete.`),
  );
}
