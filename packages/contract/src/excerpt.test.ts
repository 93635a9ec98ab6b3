import { expect, it } from "vitest";
import { cutText } from "./cut-text.ts";
import { type Excerpted, excerptOf } from "./excerpt.ts";

const file = (kind: Excerpted["files"][number]["kind"], name: string | null = null) => ({ kind, name, emoji: null });
const said = (given: Partial<Excerpted>) => excerptOf({ text: "", special: null, files: [], ...given });

it.each<[string, Partial<Excerpted>]>([
  ["Hello, it drips", { text: " Hello,\n\nit drips " }],
  ["🖼 The lamp", { text: "The lamp", files: [file("photo")] }],
  ["🖼", { files: [file("photo")] }],
  ["🖼🎬 ×3 Look", { text: "Look", files: [file("photo"), file("video"), file("photo")] }],
  ["🎤", { files: [file("voice")] }],
  ["📎 bill.pdf", { files: [file("document", "bill.pdf")] }],
  ["📎 The bill", { text: "The bill", files: [file("document", "bill.pdf")] }],
  ["😸", { files: [{ kind: "sticker", name: null, emoji: "😸" }] }],
  ["📍 Block B", { special: { kind: "place", latitude: 1, longitude: 2, title: "Block B", address: null } }],
  ["👤 Anna", { special: { kind: "contact_card", name: "Anna", phone: "+1" } }],
  ["❔", { special: { kind: "unsupported", what: "poll" } }],
  ["", {}],
])("an excerpt reads %j, in any language", (excerpt, given) => {
  expect(said(given)).toBe(excerpt);
});

it("a text is cut between characters, and says so", () => {
  expect(cutText("abcdef", 6)).toBe("abcdef");
  expect(cutText("abcdefg", 6)).toBe("abcde…");
  expect(cutText("abcd😀g", 6)).toBe("abcd…");
  expect(said({ text: `${"x".repeat(138)}😀😀` })).toBe(`${"x".repeat(138)}…`);
});
