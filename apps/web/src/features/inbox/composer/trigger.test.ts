import { expect, test } from "vitest";
import { replaceTrigger, triggerAt } from "./trigger.ts";

test("a slash asks for canned replies at the start of a word, not within an address", () => {
  expect(triggerAt("/hou", 4, "/")).toEqual({ sign: "/", start: 0, end: 4, query: "hou" });
  expect(triggerAt("Hello /", 7, "/")).toMatchObject({ start: 6, query: "" });
  expect(triggerAt("https://example.org", 19, "/")).toBeNull();
  expect(triggerAt("either/or", 9, "/")).toBeNull();
  expect(triggerAt("/hours now", 10, "/")).toBeNull();
});

test("an @ asks for colleagues, not in an e-mail address", () => {
  expect(triggerAt("ask @Анн", 8, "@")).toMatchObject({ query: "Анн" });
  expect(triggerAt("anna@exa", 8, "@")).toBeNull();
});

test("what is picked takes the place of the word that asked for it", () => {
  const trigger = triggerAt("Hello /ho there", 9, "/");

  expect(trigger && replaceTrigger("Hello /ho there", trigger, "we open at 8")).toEqual({
    text: "Hello we open at 8 there",
    caret: 18,
  });
});
