import { describe, expect, test } from "vitest";
import type { Message } from "../bot-api/objects.ts";
import { type Scene, startScene } from "../testing/scene.ts";

function upload(scene: Scene, method: string, parts: Record<string, string | Blob>) {
  const form = new FormData();
  form.set("chat_id", String(scene.anna.id));
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part === "string") form.set(name, part);
    else form.set(name, part, "yard.mp4");
  }
  return scene.request(method, { method: "POST", body: form });
}

const film = new Blob(["film"]);

describe("a bot sends files", () => {
  test.each([
    ["sendDocument", "document", "There is no document in the request"],
    ["sendVideo", "video", "There is no video in the request"],
    ["sendAnimation", "animation", "There is no animation in the request"],
    ["sendAudio", "audio", "There is no audio in the request"],
    ["sendVoice", "voice", "There is no voice in the request"],
    ["sendVideoNote", "video_note", "There is no video note in the request"],
    ["sendSticker", "sticker", "There is no sticker in the request"],
  ])("%s by upload and again by its id", async (method, field, complaint) => {
    await using scene = await startScene();

    const first = await upload(scene, method, {
      [field]: film,
      duration: "5",
      caption: "<b>x</b>",
      parse_mode: "HTML",
    });
    const { file_id } = (first.result as Message)[field] as { file_id: string };
    const again = await scene.call(method, { chat_id: scene.anna.id, [field]: file_id });

    expect(again).toMatchObject({ ok: true, result: { [field]: { file_id } } });
    expect(await scene.call(method, { chat_id: scene.anna.id })).toMatchObject({
      description: `Bad Request: ${complaint.replace("T", "t")}`,
    });
    expect((await scene.control.transcript(scene.side)).messages).toHaveLength(3);
  });

  test("an id of another kind, a foreign id and an address are refused", async () => {
    await using scene = await startScene();
    const sent = await upload(scene, "sendVideo", { video: film });
    const { file_id } = (sent.result as { video: { file_id: string } }).video;
    const send = async (document: string) =>
      (await scene.call("sendDocument", { chat_id: scene.anna.id, document })).description;

    expect(await send(file_id)).toBe("Bad Request: can't use file of type Video as Document");
    expect(await send("BQACx")).toBe("Bad Request: wrong remote file identifier specified: Wrong string length");
    expect(await send("https://example.org/a.pdf")).toBe("Bad Request: failed to get HTTP URL content");
  });

  test("locations, venues, contacts, polls and dice", async () => {
    await using scene = await startScene();
    const send = (method: string, params: object) => scene.call(method, { chat_id: scene.anna.id, ...params });
    const here = { latitude: 1.5, longitude: 2 };

    expect(await send("sendLocation", here)).toMatchObject({ result: { location: here } });
    expect(await send("sendLocation", { longitude: 2 })).toMatchObject({
      description: "Bad Request: latitude is empty",
    });
    expect(await send("sendVenue", { ...here, title: "B", address: "Yard" })).toMatchObject({
      result: { venue: { title: "B" }, location: here },
    });
    expect(await send("sendContact", { phone_number: "1", first_name: "Bo" })).toMatchObject({
      result: { contact: { phone_number: "1", first_name: "Bo" } },
    });
    expect(await send("sendContact", { first_name: "Bo" })).toMatchObject({
      description: 'Bad Request: parameter "phone_number" is required',
    });
    expect(await send("sendPoll", { question: "?", options: ["a", { text: "b" }] })).toMatchObject({
      result: { poll: { options: [{ text: "a" }, { text: "b" }] } },
    });
    expect(await send("sendDice", { emoji: "🎳" })).toMatchObject({ result: { dice: { emoji: "🎳" } } });
  });
});

describe("sendMediaGroup", () => {
  const album = async (scene: Scene, media: unknown, parts: Record<string, Blob> = {}) =>
    upload(scene, "sendMediaGroup", { media: JSON.stringify(media), ...parts });

  test("an album is a message per member, and the first one answers", async () => {
    await using scene = await startScene();
    const media = [
      { type: "video", media: "attach://one", caption: "yard" },
      { type: "video", media: "attach://two" },
    ];

    const reply = await upload(scene, "sendMediaGroup", {
      media: JSON.stringify(media),
      one: film,
      two: new Blob(["other"]),
      reply_parameters: '{"message_id":1}',
    });

    const [first, second] = reply.result as Message[];
    expect(first).toMatchObject({ caption: "yard", reply_to_message: { message_id: 1 } });
    expect(second?.media_group_id).toBe(first?.media_group_id);
    expect(second).not.toHaveProperty("reply_to_message");
    expect((await scene.control.transcript(scene.side)).messages.map(({ albumId }) => albumId)).toEqual([
      undefined,
      first?.media_group_id,
      first?.media_group_id,
    ]);
  });

  test.each<[string, unknown, string]>([
    ["nothing", [], "there are no messages to send"],
    ["eleven", Array(11).fill({ type: "video", media: "attach://f" }), "too many messages to send as an album"],
    [
      "a document beside a video",
      [
        { type: "document", media: "attach://f" },
        { type: "video", media: "attach://f" },
      ],
      "document can't be mixed with other media types",
    ],
    [
      "an animation",
      [{ type: "animation", media: "attach://f" }],
      `can't parse InputMedia: type "animation" can't be used in sendMediaGroup`,
    ],
    ["a missing part", [{ type: "video", media: "attach://gone" }], "can't parse InputMedia: media not found"],
    ["no array", {}, "expected an Array of InputMedia"],
  ])("refuses %s and sends none", async (_, media, complaint) => {
    await using scene = await startScene();

    expect(await album(scene, media, { f: film })).toMatchObject({ description: `Bad Request: ${complaint}` });
    expect((await scene.control.transcript(scene.side)).messages).toHaveLength(1);
  });
});

describe("forward, copy, edit media, delete many", () => {
  test("a forward names its origin, a copy doesn't and may have another caption", async () => {
    await using scene = await startScene();
    const chat_id = scene.anna.id;
    await upload(scene, "sendVideo", { video: film, caption: "yard" });
    const move = (method: string, params: object) =>
      scene.call(method, { chat_id, from_chat_id: chat_id, message_id: 2, ...params });

    expect(await move("forwardMessage", {})).toMatchObject({
      result: { caption: "yard", forward_origin: { type: "user", sender_user: { id: scene.bot.id } } },
    });
    expect(await move("copyMessage", { caption: "gate" })).toEqual({
      status: 200,
      ok: true,
      result: { message_id: 4 },
    });
    expect(await move("copyMessages", { message_ids: [2, 99], remove_caption: true })).toMatchObject({
      result: [{ message_id: 5 }],
    });
    expect(await move("forwardMessage", { message_id: 99 })).toMatchObject({
      description: "Bad Request: message to forward not found",
    });
    expect(await move("copyMessage", { message_id: 99 })).toMatchObject({
      description: "Bad Request: message to copy not found",
    });
    const { messages } = await scene.control.transcript(scene.side);
    expect(messages.slice(2).map(({ text, forwardedFrom }) => [text, forwardedFrom?.type])).toEqual([
      ["yard", "user"],
      ["gate", undefined],
      ["", undefined],
    ]);
  });

  test("media is replaced by media only", async () => {
    await using scene = await startScene();
    await upload(scene, "sendVideo", { video: film });
    const media = JSON.stringify({ type: "document", media: "attach://f", caption: "plan" });
    const edit = (message_id: string) =>
      upload(scene, "editMessageMedia", { message_id, media, f: new Blob(["plan"]) });
    await scene.call("sendMessage", { chat_id: scene.anna.id, text: "hi" });

    expect(await edit("2")).toMatchObject({ ok: true, result: { document: {}, caption: "plan" } });
    expect(await edit("3")).toMatchObject({ description: "Bad Request: there is no media in the message to edit" });
  });

  test("many are deleted at once; what is gone is skipped", async () => {
    await using scene = await startScene();
    const remove = (message_ids: unknown) => scene.call("deleteMessages", { chat_id: scene.anna.id, message_ids });
    await scene.call("sendMessage", { chat_id: scene.anna.id, text: "hi" });

    expect(await remove([1, 2, 77])).toMatchObject({ ok: true, result: true });
    expect(await remove([])).toMatchObject({ description: "Bad Request: message identifiers are not specified" });
    expect(await remove(Array(101).fill(1))).toMatchObject({
      description: "Bad Request: too many message identifiers specified",
    });
    expect((await scene.control.transcript(scene.side)).messages).toEqual([]);
  });

  test("a bot's quote has to be in the message", async () => {
    await using scene = await startScene();
    await scene.control.sendText({ ...scene.side, text: "lamp, or lamp?" });
    const reply = (quote: string, quote_position = 0) =>
      scene.call("sendMessage", {
        chat_id: scene.anna.id,
        text: "which?",
        reply_parameters: { message_id: 2, quote, quote_position },
      });

    expect(await reply("lamp", 9)).toMatchObject({ result: { quote: { text: "lamp", position: 9, is_manual: true } } });
    expect(await reply("stove")).toMatchObject({ description: "Bad Request: QUOTE_TEXT_INVALID" });
  });
});
