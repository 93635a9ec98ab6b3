import { expect, it } from "vitest";
import { missingPlatforms, registryHosts } from "./lockfile.mjs";

it("finds a package that is bound to one registry", () => {
  const packages = {
    "node_modules/a": { resolved: "https://registry.example/a.tgz" },
    "node_modules/b": { resolved: "apps/b" },
  };

  expect(registryHosts(packages)).toEqual([
    "package-lock.json: node_modules/a names a host; install with the project's .npmrc.",
  ]);
});

it("finds a tool whose release lacks a platform", () => {
  const packages = {
    "node_modules/tool": { optionalDependencies: { "tool-linux": "1.0.0", "tool-mac": "1.0.0" } },
    "node_modules/tool-linux": {},
  };

  expect(missingPlatforms(packages)).toEqual([
    "package-lock.json: node_modules/tool lacks tool-mac; choose a release that is complete.",
  ]);
});
