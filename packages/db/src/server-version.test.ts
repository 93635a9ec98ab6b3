import { expect, it } from "vitest";
import { assertServerVersion } from "./server-version.ts";

it.each([150018, 160014, 170010, 180004, 180005, 190000])("accepts %i", (version) => {
  expect(() => assertServerVersion(version)).not.toThrow();
});

it.each([
  [90624, "9.624"],
  [140022, "14.22"],
  [150017, "15.17"],
  [160013, "16.13"],
  [170009, "17.9"],
  [180003, "18.3"],
])("refuses %i in one sentence", (version, name) => {
  expect(() => assertServerVersion(version)).toThrow(
    `PostgreSQL ${name} is too old: Frontdesk needs 15.18, 16.14, 17.10, 18.4 or newer.`,
  );
});
