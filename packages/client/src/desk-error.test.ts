import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { deskErrorOf, errorWithCode } from "./desk-error.ts";

const nothing = { reason: null, fields: {}, retryAfterMs: null, requestId: "", facts: {} };

test("reads what the desk told", () => {
  const desk = { ...nothing, code: "conflict", reason: "already_taken", requestId: "r1", facts: { by: "Bob" } };
  const error = TRPCClientError.from({ error: { code: -32009, message: "No.", data: { desk } } });

  expect(deskErrorOf(error)).toEqual(desk);
});

test("a call that never reached the desk found it unavailable", () => {
  expect(deskErrorOf(TRPCClientError.from(new TypeError("fetch failed")))).toEqual({ ...nothing, code: "unavailable" });
});

test.each([
  [401, "unauthenticated"],
  [403, "forbidden"],
  [404, "not_found"],
  [409, "conflict"],
  [413, "invalid"],
  [429, "limited"],
  [502, "unavailable"],
  [200, "unavailable"],
])("what a proxy answered with %i is %s", (status, code) => {
  const error = TRPCClientError.from(new SyntaxError("Unexpected token <"), { meta: { response: { status } } });

  expect(deskErrorOf(error)).toEqual({ ...nothing, code });
});

test("a fault of our own is told from the desk's", () => {
  const told = { ...nothing, code: "unavailable", reason: "internal" };

  for (const thrown of [new TypeError("x is not a function"), "text", null, undefined])
    expect(deskErrorOf(thrown)).toEqual(told);
});

test("a refusal without an answer reads like one", () => {
  expect(deskErrorOf(errorWithCode("unauthenticated", "Signed out."))).toMatchObject({
    code: "unauthenticated",
    reason: "signed_out",
  });
});
