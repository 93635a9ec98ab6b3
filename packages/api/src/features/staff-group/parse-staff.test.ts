import { expect, it } from "vitest";
import { readName, readPriority, readSpanMs, readSpeech } from "./parse-staff.ts";

const hour = 3_600_000;

it.each([
  ["We will look at it", { kind: "reply" }],
  ["/", { kind: "reply" }],
  ["1/2 of it", { kind: "reply" }],
  ["//he is angry", { kind: "note", from: 2 }],
  ["//  he is angry", { kind: "note", from: 4 }],
  ["/note he is angry", { kind: "note", from: 6 }],
  ["/заметка он злится", { kind: "note", from: 9 }],
  ["/take", { kind: "command", name: "take", rest: "" }],
  ["/take@Desk_Bot", { kind: "command", name: "take", rest: "" }],
  ["/взять", { kind: "command", name: "take", rest: "" }],
  ["/assign @olga  look at it", { kind: "command", name: "assign", rest: "@olga  look at it" }],
  ["/dance", { kind: "unknown", command: "/dance" }],
  ["/take@another_bot", null],
])("reads %j in a topic", (text, speech) => {
  expect(readSpeech(text, "desk_bot")).toEqual(speech);
});

it.each([
  ["30m", hour / 2],
  ["2h", 2 * hour],
  ["2 ч", 2 * hour],
  ["1.5h", 1.5 * hour],
  ["3д", 72 * hour],
  ["1w", 168 * hour],
  ["0m", null],
  ["400d", null],
  ["soon", null],
  ["", null],
])("reads %j as a stretch of time", (text, ms) => {
  expect(readSpanMs(text)).toBe(ms);
});

it("reads priorities in both languages", () => {
  expect([readPriority("HIGH"), readPriority("срочный"), readPriority("very")]).toEqual(["high", "urgent", null]);
});

const colleagues = [
  { name: "Olga Petrova", aliases: ["olga_p"] },
  { name: "Olga", aliases: [] },
  { name: "Pavel", aliases: ["pasha"] },
  { name: "Night shift", aliases: [] },
];

it.each([
  ["@olga_p", ["Olga Petrova"], ""],
  ["Olga Petrova", ["Olga Petrova"], ""],
  ["olga look at it", ["Olga"], "look at it"],
  ["night shift it leaks", ["Night shift"], "it leaks"],
  ["pav it leaks", ["Pavel"], "it leaks"],
  ["o it leaks", ["Olga Petrova", "Olga"], "it leaks"],
  ["nobody", [], ""],
  ["", [], ""],
])("finds whom %j names, and what is said to them", (text, names, rest) => {
  const read = readName(text, colleagues);
  expect([read.found.map(({ name }) => name), read.rest]).toEqual([names, rest]);
});
