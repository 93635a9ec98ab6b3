import { describe, expect, it } from "vitest";
import { type CustomFieldKind, customFieldLimits, problemOf } from "./custom-field.ts";

const choices = ["Small", "Large"];
const field = (kind: CustomFieldKind) => ({ kind, choices: kind === "choice" ? choices : [] });

describe("what a field can hold", () => {
  it.each([
    ["text", "Flat 7", null],
    ["text", "  ", "not_text"],
    ["text", 7, "not_text"],
    ["text", "x".repeat(customFieldLimits.textLength + 1), "too_long"],
    ["number", 7.5, null],
    ["number", "7", "not_a_number"],
    ["number", Number.NaN, "not_a_number"],
    ["date", "2028-02-29", null],
    ["date", "2026-02-29", "not_a_day"],
    ["date", "2026-2-1", "not_a_day"],
    ["choice", "Large", null],
    ["choice", "large", "not_a_choice"],
    ["flag", false, null],
    ["flag", "no", "not_yes_or_no"],
  ] as const)("%s: %j", (kind, value, problem) => {
    expect(problemOf(field(kind), value)).toBe(problem);
  });
});
