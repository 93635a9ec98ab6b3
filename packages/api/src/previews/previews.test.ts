import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { buildFilm, buildVoice } from "../testing/media.ts";
import { openPreviews } from "./previews.ts";

const previews = openPreviews();
afterAll(() => previews.close());

const blank = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: "#456" } });

/** A PNG whose header promises more than anyone should decode. */
async function bomb() {
  const bytes = await blank(2, 2).png().toBuffer();
  bytes.writeUInt32BE(60_000, 16);
  bytes.writeUInt32BE(60_000, 20);
  return bytes;
}

test("an image has a small picture that stands as the image is shown, and its size", async () => {
  // Orientation 6: a quarter turn.
  const photo = await blank(1200, 600).withMetadata({ orientation: 6 }).jpeg().toBuffer();

  const picture = await previews.of(async () => photo);

  expect(picture).toMatchObject({ width: 600, height: 1200, isAnimated: false });
  const { format, width, height } = await sharp(picture?.preview).metadata();
  expect({ format, width, height }).toEqual({ format: "webp", width: 240, height: 480 });
});

test("[D12] [I19] what is no image, a program, too large, broken or cut has none, and the next one is as good as ever", async () => {
  const whole = await blank(600, 600).png().toBuffer();
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  const hostile = [Buffer.from("lamp"), svg, await bomb(), whole.subarray(0, 60), Buffer.alloc(0)];

  expect(await Promise.all(hostile.map((bytes) => previews.of(async () => bytes)))).toEqual(hostile.map(() => null));
  expect(await previews.of(async () => whole)).toMatchObject({ width: 600, height: 600 });
});

/** Bytes as a store hands them out, and how many of them were asked for. */
function sourceOf(bytes: Buffer) {
  const asked = { bytes: 0 };
  const read = async (start: number, end: number) => {
    asked.bytes += end - start;
    return bytes.subarray(start, end);
  };
  return { sizeBytes: bytes.length, read, asked };
}

test("[D12] a film has its length and its size as it is shown, a voice its length, read from a part of their bytes", async () => {
  const film = sourceOf(await buildFilm({ seconds: 600, width: 480, height: 854 }));
  const voice = sourceOf(await buildVoice({ seconds: 7 }));

  expect(await previews.measure(film)).toEqual({ durationSeconds: 600, width: 480, height: 854 });
  expect(await previews.measure(voice)).toEqual({ durationSeconds: 7, width: null, height: null });
  expect(film.asked.bytes).toBeLessThan(film.sizeBytes / 4);
});

test("[D12] [I19] what is no film, cut, or can't be read has no length, and the next one is as good as ever", async () => {
  const film = await buildFilm({ seconds: 3, width: 10, height: 20 });
  const gone = { sizeBytes: 100, read: () => Promise.reject(new Error("no such file")) };
  const hostile = [sourceOf(Buffer.from("lamp")), sourceOf(film.subarray(0, 40)), sourceOf(Buffer.alloc(9_000)), gone];

  expect(await Promise.all(hostile.map((source) => previews.measure(source)))).toEqual(hostile.map(() => null));
  expect(await previews.measure(sourceOf(film))).toMatchObject({ durationSeconds: 3 });
});

test("[P9] an image is read when its turn comes: memory holds one, however many wait", async () => {
  const whole = await blank(600, 600).png().toBuffer();
  let done = 0;
  const doneAtReading: number[] = [];

  const made = [0, 1, 2].map(async () => {
    await previews.of(async () => {
      doneAtReading.push(done);
      return whole;
    });
    done += 1;
  });
  const gone = previews.of(() => Promise.reject(new Error("no such file")));
  await Promise.all(made);

  expect(doneAtReading).toEqual([0, 1, 2]);
  expect(await gone).toBeNull();
});
