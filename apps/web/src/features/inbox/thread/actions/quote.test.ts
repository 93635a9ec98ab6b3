import { messageLimits } from "@frontdesk/contract";
import { expect, it } from "vitest";
import { quotable } from "./quote.ts";

it.each([
  ["words of the text", "the lamp in 214 is broken", " lamp in 214 ", "lamp in 214"],
  ["all of it, which is no quote", "hello", "hello", null],
  ["nothing", "hello", "  ", null],
  ["more than the text", "hello", "hello and the next one", null],
])("quotes %s", (_case, text, selected, quote) => {
  expect(quotable(text, selected)).toBe(quote);
});

it("cuts a long quote without halving a character", () => {
  const text = `${"x".repeat(messageLimits.quoteLength - 1)}👍 and more`;

  expect(quotable(text, text.slice(0, -1))).toBe("x".repeat(messageLimits.quoteLength - 1));
});
