import { deskErrorOf } from "@frontdesk/client";
import { type DeskErrorData, type ErrorReason, errorCodes, errorReasons } from "@frontdesk/contract";
import { web as en } from "@frontdesk/words/en/web";
import { web as ru } from "@frontdesk/words/ru/web";
import { createInstance } from "i18next";
import { describe, expect, test } from "vitest";
import { errorWords } from "./error-words.ts";

const reader = createInstance({
  resources: { en: { web: en }, ru: { web: ru } },
  defaultNS: "web",
  nsSeparator: false,
  initAsync: false,
  interpolation: { escapeValue: false },
});
await reader.init({ lng: "en" });

/** Reasons that only programs are told, and those that the form's fields or the code's own sentence speak for. */
const notForPeople: ErrorReason[] = [
  "bad_input",
  "too_many_requests",
  "lease_lost",
  "already_applied",
  "bot_missing",
  "file_mismatch",
];

const failure = (told: Partial<DeskErrorData>): DeskErrorData => ({
  code: "conflict",
  reason: null,
  fields: {},
  retryAfterMs: null,
  requestId: "7f3a",
  facts: {},
  ...told,
});

describe.each(["en", "ru"] as const)("[B21] what people read of an error in %s", (language) => {
  const words = (told: DeskErrorData) =>
    errorWords(told, reader.getFixedT(language), (key) => reader.exists(key, { lng: language }));

  test.each(errorCodes)("the code %s is a sentence", (code) => {
    expect(words(failure({ code })).sentence).toMatch(/[.!]$/);
  });

  test.each(errorReasons.filter((reason) => !notForPeople.includes(reason)))("the reason %s has its own", (reason) => {
    const { sentence } = words(failure({ reason }));

    expect(sentence).toMatch(/[.!]$/);
    expect(sentence).not.toBe(words(failure({})).sentence);
  });

  test("it carries the reference that the server's log knows", () => {
    expect(words(failure({ reason: "last_owner" })).reference).toBe("7f3a");
  });

  test("a word of a later server is read by its code", () => {
    const later = failure({ reason: "of_tomorrow" as ErrorReason });

    expect(words(later).sentence).toBe(words(failure({})).sentence);
  });

  test("[B20] a limit says how long it lasts, in whole seconds", () => {
    expect(words(failure({ code: "limited", retryAfterMs: 4_100 })).sentence).toContain("5");
  });

  test("what never reached the desk has no reference and says that nothing is lost", () => {
    const { sentence, reference } = words(deskErrorOf(new TypeError("Failed to fetch")));

    expect(reference).toBeNull();
    expect(sentence).not.toContain("fetch");
  });
});
