import { describe, expect, test } from "vitest";
import type { Message } from "../bot-api/objects.ts";
import { pngOf, type Scene, startScene } from "../testing/scene.ts";
import type { MediaKind } from "../world/media.ts";

const ogg = Buffer.from("OggS and some sound");

async function messages(scene: Scene): Promise<Message[]> {
  const updates = (await scene.call("getUpdates")).result as { message: Message }[];
  await scene.call("deleteWebhook", { drop_pending_updates: true });
  return updates.map(({ message }) => message);
}

describe("what a person sends arrives in the API's own shape", () => {
  test.each<[MediaKind, object, object]>([
    [
      "document",
      { fileName: "lease.pdf", caption: "see /page 3", entities: [{ type: "bold", offset: 0, length: 3 }] },
      {
        document: { file_name: "lease.pdf", mime_type: "application/pdf", file_size: ogg.length },
        caption: "see /page 3",
        caption_entities: [
          { type: "bold", offset: 0, length: 3 },
          { type: "bot_command", offset: 4, length: 5 },
        ],
      },
    ],
    [
      "video",
      { duration: 7, width: 640, height: 360 },
      { video: { duration: 7, width: 640, height: 360, mime_type: "video/mp4" } },
    ],
    ["animation", { duration: 2 }, { animation: { duration: 2 }, document: { mime_type: "video/mp4" } }],
    ["audio", { title: "Rain", performer: "Roof" }, { audio: { title: "Rain", performer: "Roof", duration: 0 } }],
    ["voice", { duration: 3 }, { voice: { duration: 3, mime_type: "audio/ogg" } }],
    ["video_note", { duration: 4, width: 240 }, { video_note: { duration: 4, length: 240 } }],
    ["sticker", { emoji: "👍" }, { sticker: { emoji: "👍", type: "regular", is_animated: false, is_video: false } }],
  ])("%s", async (kind, facts, expected) => {
    await using scene = await startScene();

    await scene.control.sendMedia({ ...scene.side, media: { kind, bytes: ogg, ...facts } });

    const [message] = await messages(scene);
    expect(message).toMatchObject(expected);
    const shown = (await scene.control.transcript(scene.side)).messages.at(-1);
    expect(shown?.media).toMatchObject({ kind, sizeBytes: ogg.length });
    const file = await scene.call("getFile", { file_id: (message![kind] as { file_id: string }).file_id });
    const { file_path } = file.result as { file_path: string };
    const download = await fetch(`${scene.url}/file/bot${scene.bot.token}/${file_path}`);
    expect(Buffer.from(await download.arrayBuffer())).toEqual(ogg);
  });

  test("locations, venues, contacts, polls and dice", async () => {
    await using scene = await startScene();
    const { control, side, anna } = scene;
    const here = { latitude: 55.75, longitude: 37.61 };

    await control.sendLocation({ ...side, ...here });
    await control.sendLocation({ ...side, ...here, venue: { title: "Block B", address: "Yard 2" } });
    await control.sendContact({ ...side, contact: { phoneNumber: "15550100", firstName: "Plumber" } });
    await control.sendContact(side);
    await control.sendPoll({ ...side, question: "When?", options: ["Today", "Tomorrow"] });
    await control.sendDice({ ...side, emoji: "🎯", value: 6 });

    expect(await messages(scene)).toMatchObject([
      { location: here },
      { location: here, venue: { location: here, title: "Block B", address: "Yard 2" } },
      { contact: { phone_number: "15550100", first_name: "Plumber" } },
      { contact: { first_name: "Anna", user_id: anna.id, phone_number: expect.stringMatching(/^1555\d{7}$/) } },
      { poll: { question: "When?", options: [{ text: "Today", voter_count: 0 }, {}], type: "regular" } },
      { dice: { emoji: "🎯", value: 6 } },
    ]);
  });

  test("keys that request something, and buttons that lead elsewhere, reach the phone", async () => {
    await using scene = await startScene();
    const chat_id = scene.anna.id;
    const keyboard = [[{ text: "My number", request_contact: true }, { text: "Here", request_location: true }, "No"]];
    const inline_keyboard = [
      [
        { text: "Open", web_app: { url: "https://example.org/app" } },
        { text: "Site", url: "https://example.org/" },
      ],
    ];

    await scene.call("sendMessage", { chat_id, text: "?", reply_markup: { keyboard } });
    await scene.call("sendMessage", { chat_id, text: "!", reply_markup: { inline_keyboard } });

    const shown = await scene.control.transcript(scene.side);
    expect(shown.keyboard).toEqual([
      [{ text: "My number", requests: "contact" }, { text: "Here", requests: "location" }, "No"],
    ]);
    expect(shown.messages.at(-1)?.buttons).toEqual(inline_keyboard);
    await expect(scene.control.pressButton({ ...scene.side, messageId: 3, button: { text: "Open" } })).rejects.toThrow(
      "asks the bot nothing",
    );
  });

  test("an album is several updates with one media_group_id", async () => {
    await using scene = await startScene();
    const items = [1, 2, 3].map((size) => ({ kind: "photo" as const, bytes: pngOf(size * 10, 10) }));
    const [first, ...rest] = items;
    if (!first) throw new Error("no items");

    await scene.control.sendAlbum({ ...scene.side, items: [{ ...first, caption: "the kitchen" }, ...rest] });

    const album = await messages(scene);
    expect(album.map(({ caption }) => caption)).toEqual(["the kitchen", undefined, undefined]);
    expect(new Set(album.map((one) => one.media_group_id)).size).toBe(1);
    expect(album[0]?.media_group_id).toMatch(/^\d+$/);
    await expect(scene.control.sendAlbum({ ...scene.side, items: [first] })).rejects.toThrow("two to ten");
  });

  test("replies quote, forwards tell where they come from", async () => {
    await using scene = await startScene();
    const { control, side, anna, bot } = scene;
    const shy = await control.createPerson({ firstName: "Ida", lastName: "Quiet", hidesForwards: true });
    const theirs = { personId: shy.id, botId: bot.id };
    await scene.call("sendMessage", { chat_id: anna.id, text: "Lamp or heating?" });
    const { messageId } = await control.sendText({ ...theirs, text: "the heating" });
    await scene.call("deleteWebhook", { drop_pending_updates: true });

    await control.sendText({ ...side, text: "the latter", replyTo: 2, quote: "heating" });
    await control.forwardMessage({ ...side, from: side, messageId: 2 });
    await control.forwardMessage({ ...side, from: theirs, messageId });
    const channel = { id: -1001, type: "channel" as const, title: "News" };
    const forwardedFrom = { type: "channel" as const, chat: channel, message_id: 7, date: 1 };
    await control.sendText({ ...side, text: "water off", forwardedFrom });

    expect(await messages(scene)).toMatchObject([
      { reply_to_message: { message_id: 2 }, quote: { text: "heating", position: 8, is_manual: true } },
      { text: "Lamp or heating?", forward_origin: { type: "user", sender_user: { id: bot.id } }, forward_from: {} },
      { text: "the heating", forward_origin: { type: "hidden_user", sender_user_name: "Ida Quiet" } },
      { text: "water off", forward_origin: forwardedFrom },
    ]);
    await expect(control.sendText({ ...side, text: "x", replyTo: 2, quote: "gas" })).rejects.toThrow("quoted words");
  });
});

test("what can run in a browser is served for saving only", async () => {
  await using scene = await startScene();
  const typeOf = async (fileName: string) => {
    const media = { kind: "document" as const, bytes: Buffer.from(fileName), fileName };
    await scene.control.sendMedia({ ...scene.side, media });
    const url = (await scene.control.transcript(scene.side)).messages.at(-1)?.media?.url;
    return (await fetch(scene.url + url)).headers.get("content-type");
  };

  expect(await typeOf("evil.html")).toBe("application/octet-stream");
  expect(await typeOf("evil.svg")).toBe("application/octet-stream");
  expect(await typeOf("rain.mp3")).toBe("audio/mpeg");
});
