import type { EscalationCause } from "@frontdesk/contract";
import { expect, test } from "vitest";
import { tellAct } from "./tell-act.ts";

const english = { language: "en", timeZone: "UTC" };

test.each<[EscalationCause, string, string]>([
  ["member", "She is angry", "Boris called for a senior: She is angry"],
  ["rule", "Late", "Boris called for a senior: Late"],
  ["words", "operator", "They asked for a person: operator"],
  ["button", "Talk to a person", "They asked for a person by the button: Talk to a person"],
  ["count", "5", "They wait for a person; messages without an answer: 5"],
])("tells who or what called for somebody: %s", (cause, reason, line) => {
  expect(tellAct(english, { name: "escalated", to: null, cause, reason }, "Boris")).toBe(line);
});
