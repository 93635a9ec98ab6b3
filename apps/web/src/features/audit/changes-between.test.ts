import { expect, test } from "vitest";
import { changesBetween } from "./changes-between.ts";

test("tells the fields that differ, and leaves out those that stayed", () => {
  const before = { role: "operator", name: "Anna" };
  const after = { role: "senior", name: "Anna" };

  expect(changesBetween(before, after)).toEqual([{ field: "role", was: "operator", is: "senior" }]);
});

test("what was made has no before, what was removed no after", () => {
  expect(changesBetween(null, { name: "Night porter" })).toEqual([{ field: "name", was: null, is: "Night porter" }]);
  expect(changesBetween({ name: "Night porter" }, null)).toEqual([{ field: "name", was: "Night porter", is: null }]);
});

test("lists read as words, and empty is not nothing", () => {
  const before = { permissions: ["bot:read", "member:read"], on: false };
  const after = { permissions: [], on: null };

  expect(changesBetween(before, after)).toEqual([
    { field: "permissions", was: "bot:read, member:read", is: "" },
    { field: "on", was: "false", is: null },
  ]);
});
