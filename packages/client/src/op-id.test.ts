import { expect, test } from "vitest";
import { randomId, withOpId } from "./op-id.ts";

test("ids are UUIDs of version 4, each its own", () => {
  const ids = Array.from({ length: 1_000 }, randomId);

  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(ids.length);
});

test("an input keeps its fields beside its operation id", () => {
  expect(withOpId({ conversationId: "c1" })).toEqual({ conversationId: "c1", opId: expect.any(String) });
});
