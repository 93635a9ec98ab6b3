import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openRoad, type Road } from "./testing/road.ts";
import { textsOf, threadOf } from "./testing/thread.ts";

let road: Road;
beforeAll(async () => {
  road = await openRoad({ isHurried: true });
});
afterAll(() => road[Symbol.asyncDispose]());

const messagesOf = async (name: string) => (await threadOf(road, name))?.messages ?? [];
const lastOf = async (name: string) => (await messagesOf(name)).at(-1);

/** Opens a file of a thread as its operator's browser would. */
async function open(path: string) {
  const { desk, owner } = road;
  const headers = { cookie: `frontdesk=${owner.who?.sessionSecret}` };
  const response = await fetch(`${desk.url}/w/${desk.home.slug}/${path}`, { headers });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

const onePixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const voice = Buffer.concat([Buffer.from("OggS"), Buffer.alloc(24), Buffer.from("OpusHead"), Buffer.alloc(90, 1)]);
const song = Buffer.concat([Buffer.from("fffb9064", "hex"), Buffer.alloc(600)]);
const film = Buffer.concat([Buffer.from("0000002066747970", "hex"), Buffer.from("isom"), Buffer.alloc(99)]);

describe("[D12] what a person sends is there, bytes and all:", () => {
  test.each([
    [
      { kind: "video" as const, bytes: film, width: 4, height: 3, duration: 9, fileName: "a.mp4" },
      "video/mp4",
      "inline",
    ],
    [{ kind: "video_note" as const, bytes: film, width: 240, duration: 9 }, "video/mp4", "inline"],
    [{ kind: "voice" as const, bytes: voice, duration: 3 }, "audio/ogg", "inline"],
    [{ kind: "audio" as const, bytes: song, title: "Flash" }, "audio/mpeg", "inline"],
    [{ kind: "sticker" as const, bytes: onePixel, emoji: "😸", width: 1, height: 1 }, "image/png", "inline"],
    [
      {
        kind: "document" as const,
        bytes: Buffer.from("<svg onload='alert(1)'/>"),
        fileName: "../../evil\u202Egvs.svg",
      },
      "application/octet-stream",
      "attachment",
    ],
    [
      { kind: "document" as const, bytes: Buffer.from("<!doctype html><script>"), fileName: "page.html" },
      "",
      "attachment",
    ],
  ])("%o", async (media, mime, place) => {
    const name = `Sender of ${media.kind} ${media.bytes.length}`;
    const { side } = await road.person(name);

    await road.telegram.sendMedia({ ...side, media });

    await expect.poll(async () => (await lastOf(name))?.attachments[0]?.state).toBe("ready");
    const [attachment] = (await lastOf(name))?.attachments ?? [];
    expect(attachment?.kind).toBe(media.kind);
    expect(attachment?.name ?? "").not.toMatch(/[/\\\u202E]/u);
    const { bytes, headers } = await open(`files/${attachment?.id}`);
    expect(bytes).toEqual(media.bytes);
    expect(headers.get("content-disposition")).toMatch(new RegExp(`^${place};`));
    if (mime) expect(attachment?.mime).toBe(mime);
  });

  test("a place, a contact, and by its name what can't be shown", async () => {
    const { side } = await road.person("Anna");
    await road.telegram.sendLocation({ ...side, latitude: 1.5, longitude: 2.5 });
    await road.telegram.sendLocation({
      ...side,
      latitude: 1,
      longitude: 2,
      venue: { title: "Block B", address: "Elm 3" },
    });
    await road.telegram.sendContact({ ...side, contact: { phoneNumber: "+1555", firstName: "Olga" } });
    await road.telegram.sendPoll({ ...side, question: "Which?", options: ["this", "that"] });
    await road.telegram.sendDice(side);

    await expect.poll(async () => (await messagesOf("Anna")).length).toBe(5);
    expect((await messagesOf("Anna")).map(({ special }) => special)).toEqual([
      { kind: "place", latitude: 1.5, longitude: 2.5, title: null, address: null },
      { kind: "place", latitude: 1, longitude: 2, title: "Block B", address: "Elm 3" },
      { kind: "contact_card", name: "Olga", phone: "+1555" },
      { kind: "unsupported", what: "poll" },
      { kind: "unsupported", what: "dice" },
    ]);
  });
});

describe("an album", () => {
  const items = Array.from({ length: 10 }, (_, index) => ({
    ...{ kind: "document" as const, bytes: Buffer.from(`file ${index}`), fileName: `${index}.txt` },
    ...(index === 2 && { caption: "the third says it" }),
  }));
  const names = items.map(({ fileName }) => fileName);

  test("[D12] [P5] of ten, each part delivered several times and shuffled, is one message that is edited, answered and reacted to by any part", async () => {
    const { side } = await road.person("Boris");
    await road.telegram.setDelivery({ botId: road.bot.id, delivery: { repeats: { min: 1, max: 4 }, shuffle: true } });

    const parts = await road.telegram.sendAlbum({ ...side, items });
    await expect
      .poll(async () => (await messagesOf("Boris")).flatMap(({ attachments }) => attachments).length)
      .toBe(10);
    await road.telegram.setDelivery({ botId: road.bot.id, delivery: null });
    const messageId = parts[6]?.messageId ?? 0;
    await road.telegram.editMessage({ ...side, messageId: parts[2]?.messageId ?? 0, text: "the third knows" });
    await road.telegram.setReaction({ ...side, messageId, emoji: "👍" });
    await road.telegram.sendText({ ...side, text: "that one", replyTo: messageId });

    await expect.poll(() => textsOf(road, "Boris")).toEqual(["the third knows", "that one"]);
    const [album, answer] = await messagesOf("Boris");
    expect(album?.attachments.map(({ name }) => name)).toEqual(names);
    expect(answer?.reply).toMatchObject({ messageId: album?.id, excerpt: "📎 ×10 the third knows" });
    await expect.poll(async () => (await messagesOf("Boris"))[0]?.reactions.map(({ emoji }) => emoji)).toEqual(["👍"]);
    await expect
      .poll(async () => new Set((await messagesOf("Boris"))[0]?.attachments.map(({ state }) => state)))
      .toEqual(new Set(["ready"]));
  });

  test("[P5] forwarded, ten messages are ten messages of one conversation, with where they came from", async () => {
    const { side } = await road.person("Clara");
    const { side: from } = await road.person("Dora");
    const written = await road.telegram.sendTexts({ texts: names.map((text) => ({ ...from, text })) });

    for (const { messageId } of written) await road.telegram.forwardMessage({ ...side, from, messageId });

    await expect.poll(() => textsOf(road, "Clara")).toEqual(names);
    const origins = (await messagesOf("Clara")).map(({ forwardedFrom }) => forwardedFrom);
    expect(new Set(origins.map((origin) => `${origin?.kind} ${origin?.name}`))).toEqual(new Set(["user Dora"]));
  });
});

test("[T8] reactions come, change and go", async () => {
  const { side } = await road.person("Egor");
  const { messageId } = await road.telegram.sendText({ ...side, text: "well?" });
  const shown = async () => (await lastOf("Egor"))?.reactions.map(({ emoji, by }) => [emoji, by.name]);

  for (const [emoji, reactions] of [
    ["👍", [["👍", "Egor"]]],
    ["🔥", [["🔥", "Egor"]]],
    [null, []],
  ] as const) {
    await road.telegram.setReaction({ ...side, messageId, emoji });
    await expect.poll(shown).toEqual(reactions);
  }
});

test("[T6] a file of 21 MB can't be fetched by a bot: its bubble says so in a word, and nobody asks again", async () => {
  const { side } = await road.person("Fyodor");

  const media = { kind: "document" as const, bytes: Buffer.alloc(21 * 1024 * 1024), fileName: "film.mkv" };
  await road.telegram.sendMedia({ ...side, media });

  await expect.poll(async () => (await lastOf("Fyodor"))?.attachments[0]?.state).toBe("failed");
  expect((await lastOf("Fyodor"))?.attachments[0]).toMatchObject({
    ...{ name: "film.mkv", sizeBytes: media.bytes.length, failure: "too_large" },
  });
});

test("[D5] a person has a face, and names of which the former ones are kept", async () => {
  const { side, id } = await road.person("Galina");
  const contact = async (name: string) => (await threadOf(road, name))?.conversation.contact;
  await road.telegram.setFace({ personId: id, bytes: onePixel });
  await road.telegram.sendText({ ...side, text: "hello" });
  await road.telegram.renamePerson({ personId: id, firstName: "Galya", username: "galya" });
  await road.telegram.sendText({ ...side, text: "again" });

  await expect.poll(async () => (await contact("Galya"))?.avatar).toMatch(/^[0-9a-f]{64}$/);
  const { id: contactId, avatar } = (await contact("Galya")) ?? {};
  const seen = await open(`avatars/${contactId}?v=${avatar}`);
  expect([seen.status, seen.headers.get("content-type")]).toEqual([200, "image/webp"]);
  expect(seen.headers.get("cache-control")).toBe("private, max-age=31536000");
  const { data } = await road.owner.contact.names.query({ contactId: contactId ?? "" });
  expect(data).toMatchObject([{ name: "Galina", username: null }]);
});
