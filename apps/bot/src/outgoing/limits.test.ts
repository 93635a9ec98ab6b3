import { afterAll, beforeAll, test } from "vitest";
import { openRoad, type Road } from "../testing/road.ts";
import { samples } from "../testing/samples.ts";
import { send, upload } from "../testing/send.ts";
import { meet } from "../testing/thread.ts";

const letters = { ASCII: "a", Cyrillic: "ж", emoji: "🏠", ZWJ: "👩‍👩‍👧‍👦" };
const soon = { timeout: 40_000 };
let road: Road;
beforeAll(async () => {
  road = await openRoad({ isHurried: true });
});
afterAll(() => road[Symbol.asyncDispose]());

/** A text of so many UTF-16 units, which is how Telegram counts. */
const textOf = (letter: string, units: number) => letter.repeat(Math.floor(units / letter.length)).padEnd(units, "z");
const around = (limit: number) => Array.from({ length: 13 }, (_, index) => limit - 6 + index);

/** The road as a member of one's own sees it: one alone may not ask as much as these tests do. */
const served = async (): Promise<Road> => ({ ...road, owner: await road.desk.as("owner") });

const received = async (side: Awaited<ReturnType<typeof meet>>["side"]) =>
  (await road.telegram.transcript(side)).messages.filter(({ from }) => from === "bot");

test.concurrent("[T5] texts of 4090 to 4102 units arrive whole, whatever they are written in", async ({ expect }) => {
  const all = await Promise.all(
    around(4096).map(async (units) => {
      const name = `Text ${units}`;
      const desk = await served();
      const { side } = await meet(desk, name);
      const texts = Object.values(letters).map((letter) => textOf(letter, units));
      for (const text of texts) await send(desk, name, { text });
      return { side, texts, parts: texts.length * (units <= 4096 ? 1 : 2) };
    }),
  );

  for (const { side, texts, parts } of all) {
    await expect.poll(async () => (await received(side)).length, soon).toBe(parts);
    const messages = await received(side);
    expect(messages.map(({ text }) => text).join("")).toBe(texts.join(""));
  }
}, 60_000);

test.concurrent("[T5] texts of 1018 to 1030 units below a photo are its caption, or follow it where they are too long", async ({
  expect,
}) => {
  const all = await Promise.all(
    around(1024).map(async (units) => {
      const name = `Caption ${units}`;
      const desk = await served();
      const { side } = await meet(desk, name);
      const texts = Object.values(letters).map((letter) => textOf(letter, units));
      for (const text of texts) {
        const uploadId = await upload(desk, "lamp.png", samples.png);
        await send(desk, name, { text, attachments: [{ uploadId }] });
      }
      return { side, seen: texts.flatMap((text) => (units <= 1024 ? [text] : ["", text])) };
    }),
  );

  for (const { side, seen } of all) {
    await expect.poll(async () => (await received(side)).length, soon).toBe(seen.length);
    const messages = await received(side);
    expect(messages.map(({ text }) => text)).toEqual(seen);
    expect(messages.filter(({ media }) => media?.kind === "photo").length).toBe(Object.keys(letters).length);
  }
}, 60_000);
