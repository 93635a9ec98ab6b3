import { withOpId } from "@frontdesk/client";
import type { Message } from "@frontdesk/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRoad, type Road } from "../testing/road.ts";
import { samples } from "../testing/samples.ts";
import { send, upload } from "../testing/send.ts";
import { meet, textsOf, threadOf } from "../testing/thread.ts";

const soon = { timeout: 20_000 };
let road: Road;
beforeAll(async () => {
  road = await openRoad({ isHurried: true });
});
afterAll(() => road[Symbol.asyncDispose]());

type Side = Parameters<Road["telegram"]["transcript"]>[0];
/** What the person's phone shows, but for the /start. */
const shown = async (side: Side) => (await road.telegram.transcript(side)).messages.slice(1);
const isSent = async (now: () => Promise<Message | undefined>) => (await now())?.state;

async function bytesOf(url: string | undefined): Promise<Buffer> {
  const address = road.desk.services.apiRoots[0]?.url ?? "";
  return Buffer.from(await (await fetch(new URL(url ?? "", address))).arrayBuffer());
}

test.each([
  ["Anna", "photo", "lamp.png", samples.png, undefined],
  ["Anna", "document", "lamp.png", samples.png, "document"],
  ["Anna", "animation", "wave.gif", samples.gif, undefined],
  ["Boris", "video", "tour.mp4", samples.mp4, undefined],
  ["Boris", "video_note", "hello.mp4", samples.mp4, "video_note"],
  ["Boris", "audio", "song.mp3", samples.mp3, undefined],
  ["Clara", "voice", "note.ogg", samples.ogg, "voice"],
  ["Clara", "sticker", "cat.webp", samples.webp, "sticker"],
  ["Clara", "document", 'pl"an\u202e.pdf', samples.pdf, undefined],
] as const)("[D12] %s gets a %s (%s) with its bytes intact", async (name, kind, file, bytes, as) => {
  const side = sides.get(name) ?? (await meet(road, name)).side;
  sides.set(name, side);

  const { now } = await send(road, name, { attachments: [{ uploadId: await upload(road, file, bytes), as }] });

  await expect.poll(() => isSent(now), soon).toBe("sent");
  const media = (await shown(side)).at(-1)?.media;
  expect(media?.kind).toBe(kind);
  expect(await bytesOf(media?.url)).toEqual(bytes);
});
const sides = new Map<string, Side>();

test("[D12] files go in albums where Telegram allows it, in order, the text below the first", async () => {
  const { side } = await meet(road, "Dora");
  const ids = await Promise.all([
    ...[samples.png, samples.mp4, samples.png].map((bytes, index) => upload(road, `${index}`, bytes)),
    ...[samples.pdf, samples.ogg].map((bytes) => upload(road, "paper.pdf", bytes)),
  ]);

  const attachments = ids.map((uploadId, index) => ({ uploadId, ...(index === 4 && { as: "voice" as const }) }));
  const { now } = await send(road, "Dora", { text: "**Look** here", attachments });

  await expect.poll(() => isSent(now), soon).toBe("sent");
  const messages = await shown(side);
  expect(messages.map(({ media, text }) => [media?.kind, text])).toEqual([
    ["photo", "Look here"],
    ["video", ""],
    ["photo", ""],
    ["document", ""],
    ["voice", ""],
  ]);
  expect(messages[0]?.entities).toEqual([{ type: "bold", offset: 0, length: 4 }]);
  expect(new Set(messages.slice(0, 3).map(({ albumId }) => albumId)).size).toBe(1);
  // An answer to any part of the album is an answer to the one message.
  await road.telegram.sendText({ ...side, text: "nice", replyTo: messages[1]?.messageId ?? 0 });
  await expect
    .poll(async () => (await threadOf(road, "Dora"))?.messages.at(-1)?.reply?.messageId)
    .toBe((await now())?.id);
});

test("[D12] places and contact cards arrive as such", async () => {
  const { side } = await meet(road, "Egor");
  const place = { kind: "place" as const, latitude: 52.5, longitude: 13.4, title: null, address: null };

  await send(road, "Egor", { special: place });
  await send(road, "Egor", { special: { ...place, title: "Block B", address: "Main street 1" } });
  const { now } = await send(road, "Egor", { special: { kind: "contact_card", name: "Porter", phone: "+49 30 1234" } });

  await expect.poll(() => isSent(now), soon).toBe("sent");
  expect((await shown(side)).map(({ literal }) => literal)).toMatchObject([
    { location: { latitude: 52.5, longitude: 13.4 } },
    { venue: { title: "Block B", address: "Main street 1" } },
    { contact: { first_name: "Porter", phone_number: expect.stringContaining("49") } },
  ]);
});

test("[T5, T9] 9,000 letters go in parts; an edit shortens them there too, and a deletion takes all", async () => {
  const { side } = await meet(road, "Fyodor");
  const paragraph = `**${"Слово ".repeat(100).trim()}** and __more__ 👩‍👩‍👧.`;
  const text = Array.from({ length: 15 }, () => paragraph).join("\n\n");
  expect(text.length).toBeGreaterThan(9_000);

  const { id, now } = await send(road, "Fyodor", { text });

  await expect.poll(() => isSent(now), soon).toBe("sent");
  const whole = await now();
  const parts = await shown(side);
  expect(parts.length).toBe(3);
  expect(Math.max(...parts.map((part) => part.text.length))).toBeLessThanOrEqual(4096);
  expect(parts.map((part) => part.text).join("\n\n")).toBe(whole?.text);
  expect(parts.flatMap(({ entities }) => entities.map(({ type }) => type)).sort()).toEqual(
    whole?.entities.map(({ type }) => type).sort(),
  );

  const version = whole?.version ?? 0;
  await road.owner.message.edit.mutate(withOpId({ messageId: id, text: "~~All~~ done", version }));
  await expect.poll(async () => (await shown(side)).map((part) => part.text), soon).toEqual(["All done"]);

  await road.owner.message.delete.mutate(withOpId({ messageId: id }));
  await expect.poll(() => isSent(now), soon).toBe("deleted");
  expect(await shown(side)).toEqual([]);
});

test("quotes name the part that holds them, one that is gone is left out, and reactions show", async () => {
  const { side } = await meet(road, "Galina");
  const { messageId } = await road.telegram.sendText({ ...side, text: "the lamp is out" });
  await expect.poll(() => textsOf(road, "Galina")).toContain("the lamp is out");
  const asked = (await threadOf(road, "Galina"))?.messages.at(-1)?.id ?? "";
  await road.telegram.editMessage({ ...side, messageId, text: "the light is out" });

  await send(road, "Galina", { text: "which?", reply: { messageId: asked, quote: "lamp" } });
  const { now } = await send(road, "Galina", { text: "really?", reply: { messageId: asked, quote: "out" } });
  await road.owner.message.react.mutate(withOpId({ messageId: asked, emoji: "👀" as const }));

  await expect.poll(() => isSent(now), soon).toBe("sent");
  await expect
    .poll(async () => (await shown(side))[0]?.reactions, soon)
    .toMatchObject([{ from: "bot", type: { emoji: "👀" } }]);
  const [, which, really] = await shown(side);
  expect(which).toMatchObject({ text: "which?", replyTo: messageId });
  expect(which?.quote).toBeUndefined();
  expect(really).toMatchObject({ replyTo: messageId, quote: { text: "out" } });
});

test("[P6] where the fate of a part can't be known those behind it wait, and nobody else", async () => {
  const { side } = await meet(road, "Hanna");
  const rules = [{ method: "sendMessage", chatId: side.personId, fault: "reset-before" as const, when: { nth: 2 } }];
  await road.telegram.setFaults({ rules });
  const text = ["a", "b", "c"].map((letter) => letter.repeat(4_000)).join("\n\n");

  const long = await send(road, "Hanna", { text });
  const next = await send(road, "Hanna", { text: "next" });

  await expect.poll(() => isSent(next.now), soon).toBe("sent");
  expect(await isSent(long.now)).toBe("unknown");
  const firsts = async () => (await shown(side)).map((part) => part.text.slice(0, 4));
  expect(await firsts()).toEqual(["aaaa", "next"]);

  await road.owner.message.resend.mutate(withOpId({ messageId: long.id }));
  await expect.poll(() => isSent(long.now), soon).toBe("sent");
  expect(await firsts()).toEqual(["aaaa", "next", "bbbb", "cccc"]);
});

test("[F14] every call is one the Bot API knows", async () => {
  expect(await road.telegram.ledger({ questionable: true })).toEqual([]);
});
