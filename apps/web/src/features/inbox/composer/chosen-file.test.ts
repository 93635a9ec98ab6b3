import { fileLimits, messageLimits } from "@frontdesk/contract";
import { expect, it } from "vitest";
import { choose, isTooLargeForPhoto, kindOf } from "./chosen-file.ts";

const plenty = { chosen: 0, roomBytes: 200 * 1024 * 1024 };

function fileOf(bytes: number, name = "a.bin", type = ""): File {
  const file = new File([], name, { type });
  Object.defineProperty(file, "size", { value: bytes });
  return file;
}

it("[T6] takes files of up to 50 MB, and says which are larger", () => {
  const [just, over] = [fileOf(fileLimits.uploadBytes, "just"), fileOf(fileLimits.uploadBytes + 1, "over")];

  expect(choose([just, over], plenty)).toEqual({ taken: [just], leftOut: [{ problem: "tooLarge", names: ["over"] }] });
});

it("takes ten at a time, those already chosen among them", () => {
  const files = Array.from({ length: 4 }, (_, nth) => fileOf(1, `${nth}`));

  const { taken, leftOut } = choose(files, { ...plenty, chosen: messageLimits.attachments - 3 });

  expect(taken).toHaveLength(3);
  expect(leftOut).toEqual([{ problem: "tooMany", names: ["3"] }]);
});

it("leaves out what is empty, and what this device has no room to keep", () => {
  const files = [fileOf(0, "empty"), fileOf(60, "first"), fileOf(60, "second")];

  expect(choose(files, { chosen: 0, roomBytes: 100 }).leftOut).toEqual([
    { problem: "empty", names: ["empty"] },
    { problem: "noRoom", names: ["second"] },
  ]);
});

it.each([
  ["image/png", false, "photo"],
  ["image/png", true, "document"],
  ["image/gif", false, "animation"],
  ["video/mp4", false, "video"],
  ["video/quicktime", false, "document"],
  ["audio/mpeg", true, "audio"],
  ["image/svg+xml", false, "document"],
  ["", false, "document"],
])("sends %s (as a file: %s) as %s", (type, asFile, kind) => {
  expect(kindOf({ id: "f", file: fileOf(1, "f", type), width: null, height: null }, asFile)).toBe(kind);
});

it("[T6] sends photos above 10 MB, or too long to be one, as files", () => {
  const photo = { id: "f", file: fileOf(1, "f", "image/jpeg"), width: 100, height: 100 };
  const heavy = { ...photo, file: fileOf(fileLimits.photoBytes + 1, "f", "image/jpeg") };

  expect(isTooLargeForPhoto(photo)).toBe(false);
  expect(isTooLargeForPhoto(heavy)).toBe(true);
  expect(isTooLargeForPhoto({ ...photo, height: 2001 })).toBe(true);
  expect(isTooLargeForPhoto({ ...photo, width: 6000, height: 4001 })).toBe(true);
});
