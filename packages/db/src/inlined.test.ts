import { CompiledQuery } from "kysely";
import { expect, it } from "vitest";
import { inlined } from "./inlined.ts";

it("writes texts, bytes and nulls into the statement, each in its place", () => {
  const query = CompiledQuery.raw("select $2, $1, $3, $1", ["it's \\ here", Buffer.from([0, 255]), null]);

  expect(inlined(query)).toBe("select '\\x00ff'::bytea,  E'it''s \\\\ here', null,  E'it''s \\\\ here'");
});

it("leaves a value alone that looks like a place", () => {
  expect(inlined(CompiledQuery.raw("select $1, $2", ["$2", "b"]))).toBe("select '$2', 'b'");
});

it("refuses what it could write wrongly", () => {
  expect(() => inlined(CompiledQuery.raw("select $1", [{}]))).toThrow(TypeError);
  expect(() => inlined(CompiledQuery.raw("select $1", []))).toThrow(TypeError);
});
