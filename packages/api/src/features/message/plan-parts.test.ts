import type { AttachmentKind } from "@frontdesk/contract";
import { expect, test } from "vitest";
import { planParts } from "./plan-parts.ts";

const files = (...kinds: AttachmentKind[]) => kinds.map((kind, index) => ({ id: String(index), kind }));
const plan = (text: string, kinds: AttachmentKind[] = []) =>
  planParts({ text, entities: [], files: files(...kinds), special: null }).map((part) => [
    part.kind,
    ...("attachmentIds" in part ? [part.attachmentIds.join("")] : []),
    ...("text" in part ? [part.text.slice(0, 5)] : []),
  ]);

test.each<[string, string, AttachmentKind[], string[][]]>([
  ["text alone", "Hello", [], [["send_text", "Hello"]]],
  ["one file and its caption", "Hello", ["photo"], [["send_media", "0", "Hello"]]],
  ["photos and videos together", "Hello", ["photo", "video", "photo"], [["send_album", "012", "Hello"]]],
  [
    "documents together, and apart from photos",
    "",
    ["photo", "document", "document"],
    [
      ["send_media", "0", ""],
      ["send_album", "12", ""],
    ],
  ],
  [
    "what stands in no album",
    "Hi",
    ["voice", "voice"],
    [
      ["send_media", "0", "Hi"],
      ["send_media", "1", ""],
    ],
  ],
  [
    "text after what bears no caption",
    "Hi",
    ["sticker"],
    [
      ["send_media", "0", ""],
      ["send_text", "Hi"],
    ],
  ],
])("[D12] %s", (_name, text, kinds, parts) => {
  expect(plan(text, kinds)).toEqual(parts);
});

test.each([
  [1024, 1],
  [1025, 2],
])("[T5] %i units below a photo are %i sends", (units, sends) => {
  expect(plan("a".repeat(units), ["photo"])).toHaveLength(sends);
});

test("a place goes before its text", () => {
  const special = { kind: "place" as const, latitude: 1, longitude: 2, title: null, address: null };

  const parts = planParts({ text: "Here", entities: [], files: [], special });

  expect(parts.map(({ kind }) => kind)).toEqual(["send_place", "send_text"]);
});

test("[T5] text with more formatting than Telegram takes in a caption follows the file, in parts that lose none", () => {
  const text = "a b ".repeat(101).trim();
  const entities = Array.from({ length: 202 }, (_, index) => ({ type: "bold", offset: index * 2, length: 1 }));

  const [media, ...parts] = planParts({ text, entities, files: files("photo"), special: null });

  expect(media).toMatchObject({ kind: "send_media", text: "", entities: [] });
  const counts = parts.map((part) => ("entities" in part ? part.entities.length : 0));
  expect(Math.max(...counts)).toBeLessThanOrEqual(100);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(202);
});
