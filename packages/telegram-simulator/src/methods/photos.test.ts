import { expect, test } from "vitest";
import type { Message, PhotoSize } from "../bot-api/objects.ts";
import { createSteppedClock } from "../clock.ts";
import { pngOf, type Scene, startScene } from "../testing/scene.ts";

async function upload(scene: Scene, bytes: Buffer, fields: Record<string, string> = {}) {
  const form = new FormData();
  form.set("chat_id", String(scene.anna.id));
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set(fields.photo?.replace("attach://", "") ?? "photo", new Blob([new Uint8Array(bytes)]), "kitchen.png");
  return scene.request("sendPhoto", { method: "POST", body: form });
}

test("a person's photo is downloaded through getFile, by the bot that got it", async () => {
  await using scene = await startScene();
  const { control, side } = scene;
  const bytes = pngOf(1600, 900, 5000);
  await control.sendPhoto({ ...side, bytes, caption: "the lamp" });
  const [update] = (await scene.call("getUpdates")).result as { message: Message }[];
  const photo = update?.message.photo?.at(-1);

  const file = await scene.call("getFile", { file_id: photo?.file_id });
  const path = (file.result as { file_path: string }).file_path;
  const download = await fetch(`${scene.url}/file/bot${scene.bot.token}/${path}`);

  expect(update?.message).toMatchObject({ caption: "the lamp", chat: { id: scene.anna.id } });
  expect(update?.message.photo?.map(({ width, height }) => [width, height])).toEqual([
    [90, 51],
    [320, 180],
    [800, 450],
    [1280, 720],
    [1600, 900],
  ]);
  expect(file.result).toMatchObject({ file_id: photo?.file_id, file_size: bytes.length });
  expect(Buffer.from(await download.arrayBuffer())).toEqual(bytes);

  const other = await control.createBot({ username: "other_bot", name: "Other" });
  const stolen = await fetch(`${scene.url}/bot${other.token}/getFile?file_id=${photo?.file_id}`);
  expect(await stolen.json()).toMatchObject({ description: "Bad Request: invalid file_id" });
  expect((await fetch(`${scene.url}/file/bot${other.token}/${path}`)).status).toBe(404);
});

test("[T9] a download link lives for an hour", async () => {
  const clock = createSteppedClock();
  await using scene = await startScene({ clock });
  const sent = (await upload(scene, pngOf(10, 10))).result as Message;
  const file = await scene.call("getFile", { file_id: sent.photo?.[0]?.file_id });
  const link = `${scene.url}/file/bot${scene.bot.token}/${(file.result as { file_path: string }).file_path}`;

  expect((await fetch(link)).status).toBe(200);
  clock.advance(60 * 60 * 1000);
  expect((await fetch(link)).status).toBe(404);
});

test("[T6] a file above 20 MB can't be downloaded", async () => {
  await using scene = await startScene();
  await scene.control.sendPhoto({ ...scene.side, bytes: pngOf(10, 10, 21 * 1024 * 1024) });
  const [update] = (await scene.call("getUpdates")).result as { message: Message }[];

  const reply = await scene.call("getFile", { file_id: update?.message.photo?.[0]?.file_id });

  expect(reply).toMatchObject({ status: 400, description: "Bad Request: file is too big" });
});

test("a bot sends a photo by upload, by attach:// and again by its id", async () => {
  await using scene = await startScene();
  const bytes = pngOf(10, 10);

  const first = await upload(scene, bytes, { caption: "<i>look</i>", parse_mode: "HTML" });
  const attached = await upload(scene, bytes, { photo: "attach://part1" });
  const [size] = (first.result as { photo: PhotoSize[] }).photo;
  const again = await scene.call("sendPhoto", { chat_id: scene.anna.id, photo: size?.file_id });

  expect(first).toMatchObject({ ok: true, result: { caption: "look", caption_entities: [{ type: "italic" }] } });
  expect(attached).toMatchObject({ ok: true });
  expect(again).toMatchObject({ ok: true, result: { photo: [{ file_unique_id: size?.file_unique_id }] } });
  const shown = (await scene.control.transcript(scene.side)).messages.at(-1)?.photo;
  const image = await fetch(`${scene.url}${shown?.url}`);
  expect(image.headers.get("content-type")).toBe("image/png");
  expect(Buffer.from(await image.arrayBuffer())).toEqual(bytes);
  expect(await scene.control.ledger({ method: "sendPhoto" })).toMatchObject([
    { params: { photo: `<file kitchen.png ${bytes.length} bytes>` }, missingFields: [] },
    {},
    {},
  ]);
});

test("what is no photo is refused", async () => {
  await using scene = await startScene();
  const refused = async (bytes: Buffer) => (await upload(scene, bytes)).description;

  expect(await refused(Buffer.from("hello, this is a text"))).toBe("Bad Request: IMAGE_PROCESS_FAILED");
  expect(await refused(Buffer.alloc(0))).toBe("Bad Request: file must be non-empty");
  expect(await refused(pngOf(9000, 9000))).toBe("Bad Request: PHOTO_INVALID_DIMENSIONS");
  expect(await refused(pngOf(10, 10, 10 * 1024 * 1024))).toMatch(
    "is too big for a photo; the maximum size is 10485760",
  );
  expect((await scene.call("sendPhoto", { chat_id: scene.anna.id })).description).toBe(
    "Bad Request: there is no photo in the request",
  );
  expect((await scene.call("sendPhoto", { chat_id: scene.anna.id, photo: "AgACx" })).ok).toBe(false);
  expect((await scene.call("getFile", {})).description).toBe("Bad Request: file_id not specified");
});
