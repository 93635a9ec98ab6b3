import { type AttachmentKind, messageLimits } from "@frontdesk/contract";
import { expect, it } from "vitest";
import { partCount } from "./part-count.ts";

const plain = (length: number) => ({ text: "x".repeat(length), entities: [] });

it.each<[number, AttachmentKind[], number]>([
  [1, [], 1],
  [messageLimits.textLength, [], 1],
  [messageLimits.textLength + 1, [], 2],
  [0, ["photo", "video", "photo"], 1],
  [messageLimits.captionLength, ["photo"], 1],
  [messageLimits.captionLength + 1, ["photo"], 2],
  [0, ["photo", "document", "document"], 2],
  [0, ["animation", "animation"], 2],
])("[T5] %d characters with %j go out as %d", (length, files, count) => {
  expect(partCount(plain(length), files)).toBe(count);
});
