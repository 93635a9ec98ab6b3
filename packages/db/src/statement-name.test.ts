import { expect, it } from "vitest";
import { statementName } from "./statement-name.ts";

it("names a statement by its text, short enough for PostgreSQL's 63 bytes", () => {
  const name = statementName("select 1", 0);

  expect(statementName("select 1", 0)).toBe(name);
  expect(statementName("select 2", 0)).not.toBe(name);
  expect(name).toMatch(/^desk_\d{1,3}$/);
});

it("keeps no statement with a long list of values", () => {
  expect(statementName("select 3", 33)).toBeUndefined();
});

it("keeps no more than connections can bear", () => {
  for (let number = 0; number < 400; number += 1) statementName(`select ${number} as many`, 0);

  expect(statementName("select one_too_many", 0)).toBeUndefined();
  expect(statementName("select 1", 0)).toBeDefined();
});
