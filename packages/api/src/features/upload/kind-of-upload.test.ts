import { fileLimits } from "@frontdesk/contract";
import { expect, test } from "vitest";
import { kindOfUpload, kindSentAs, type Sendable } from "./kind-of-upload.ts";

const file = (mime: string, given: Partial<Sendable> = {}): Sendable => ({
  ...{ mime, sizeBytes: 1_000, width: null, height: null, isAnimated: false },
  ...given,
});

test.each<[string, Sendable, string]>([
  ["a JPEG", file("image/jpeg"), "photo"],
  ["a PNG", file("image/png", { width: 800, height: 600 }), "photo"],
  ["a still WebP", file("image/webp"), "photo"],
  ["a moving WebP", file("image/webp", { isAnimated: true }), "document"],
  ["a picture of more than 10 MB", file("image/png", { sizeBytes: fileLimits.photoBytes + 1 }), "document"],
  ["a picture of too many pixels", file("image/png", { width: 6_000, height: 4_001 }), "document"],
  ["a picture that is too narrow", file("image/png", { width: 2_100, height: 100 }), "document"],
  ["a GIF", file("image/gif"), "animation"],
  ["an MP4", file("video/mp4"), "video"],
  ["an MP3", file("audio/mpeg"), "audio"],
  ["an M4A", file("audio/x-m4a"), "audio"],
  ["an Ogg", file("audio/ogg"), "document"],
  ["an SVG", file("image/svg+xml"), "document"],
  ["anything else", file("application/octet-stream"), "document"],
])("[D12] %s is sent as what Telegram takes", (_name, given, kind) => {
  expect(kindOfUpload(given)).toBe(kind);
  expect(kindSentAs(given, null)).toBe(kind);
  expect(kindSentAs(given, "document")).toBe("document");
});

test.each([
  ["voice", "audio/ogg", "image/png"],
  ["voice", "audio/mpeg", "video/mp4"],
  ["video_note", "video/mp4", "image/gif"],
  ["sticker", "image/webp", "image/png"],
  ["sticker", "application/gzip", "audio/ogg"],
] as const)("as a %s Telegram takes %s and not %s", (as, right, wrong) => {
  expect(kindSentAs(file(right), as)).toBe(as);
  expect(kindSentAs(file(wrong), as)).toBeNull();
});
