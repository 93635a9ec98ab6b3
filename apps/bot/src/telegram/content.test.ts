import type { Message } from "telegraf/types";
import { describe, expect, test } from "vitest";
import { contentOf } from "./content.ts";

const envelope = {
  message_id: 1,
  date: 1_700_000_000,
  chat: { id: 5, type: "private" as const, first_name: "Anna" },
  from: { id: 5, is_bot: false, first_name: "Anna" },
};
const file = { file_id: "f", file_unique_id: "u", file_size: 7 };
const thumbnail = { file_id: "t", file_unique_id: "tu", width: 320, height: 200 };

/** A message as a newer Bot API than Telegraf's types may send it. */
const contentOfRaw = (content: object) => contentOf({ ...envelope, ...content } as Message);

test("text keeps its entities, with the fields the desk knows", () => {
  const link = { type: "text_link", offset: 0, length: 4, url: "https://example.org", unheard_of: true };
  const far = { type: "bold", offset: 2, length: 9 };
  const endless = { type: "text_link", offset: 0, length: 4, url: `https://example.org/${"x".repeat(3000)}` };

  expect(contentOfRaw({ text: "here", entities: [link, far, endless] })).toEqual({
    text: "here",
    entities: [{ type: "text_link", offset: 0, length: 4, url: "https://example.org" }],
    file: null,
    special: null,
  });
});

describe("[D12] a file", () => {
  const bare = {
    ...{ fileId: "f", uniqueId: "u", name: null, mime: null, sizeBytes: 7, width: null, height: null },
    ...{ durationSeconds: null, emoji: null, previewFileId: null },
  };

  test("that is a photo is its largest size, its caption the text", () => {
    const size = (width: number) => ({ ...file, file_id: `f${width}`, width, height: width });
    const bold = { type: "bold", offset: 0, length: 3 };

    expect(
      contentOfRaw({ photo: [size(90), size(1280), size(320)], caption: "the lamp", caption_entities: [bold] }),
    ).toEqual({
      text: "the lamp",
      entities: [bold],
      file: { ...bare, kind: "photo", fileId: "f1280", mime: "image/jpeg", width: 1280, height: 1280 },
      special: null,
    });
  });

  test.each([
    ["video", { ...file, width: 4, height: 3, duration: 9, thumbnail, file_name: "a.mp4", mime_type: "video/mp4" }],
    ["video_note", { ...file, length: 240, duration: 9, thumbnail }],
    ["voice", { ...file, duration: 9, mime_type: "audio/ogg" }],
    ["audio", { ...file, duration: 9, performer: "Queen", title: "Flash" }],
    ["document", { ...file, file_name: "../a\u202Efdp.exe", mime_type: `x/${"y".repeat(200)}` }],
    ["sticker", { ...file, width: 512, height: 512, emoji: "😸", is_animated: false, is_video: true, thumbnail }],
    ["sticker", { ...file, width: 512, height: 512, is_animated: true, is_video: false }],
  ])("that is a %s is told with what Telegram says of it", (kind, told) => {
    expect(contentOfRaw({ [kind]: told })).toMatchSnapshot();
  });

  test("that is an animation is not taken for the document that comes with it", () => {
    const animation = { ...file, width: 4, height: 3, duration: 2 };

    expect(contentOfRaw({ animation, document: file, caption: "look" })).toMatchObject({
      text: "look",
      file: { kind: "animation", width: 4, height: 3 },
    });
  });
});

test.each([
  [{ location: { latitude: 1.5, longitude: -2, live_period: 60 } }, { latitude: 1.5, longitude: -2, title: null }],
  [
    { venue: { location: { latitude: 1, longitude: 2 }, title: "Block B", address: "Elm 3" }, location: {} },
    { latitude: 1, longitude: 2, title: "Block B", address: "Elm 3" },
  ],
  [{ contact: { first_name: "Anna", last_name: "K", phone_number: "+1555" } }, { name: "Anna K", phone: "+1555" }],
])("%o holds something special", (content, special) => {
  expect(contentOfRaw(content)).toMatchObject({ text: "", file: null, special });
});

test.each([
  [{ poll: {} }, "poll", ""],
  [{ dice: {} }, "dice", ""],
  [{ story: {} }, "story", ""],
  [{ paid_media: {}, caption: "look" }, "paid_media", "look"],
  [{ hologram: {}, is_from_offline: true, caption: "kept", caption_entities: [] }, "hologram", "kept"],
])("[D4] %o appears as unsupported: %s", (content, what, text) => {
  expect(contentOfRaw(content)).toMatchObject({ text, file: null, special: { kind: "unsupported", what } });
});

test.each([[{ pinned_message: {} }], [{ users_shared: {} }], [{ message_auto_delete_timer_changed: {} }], [{}]])(
  "%o is a notice that nobody wrote",
  (content) => {
    expect(contentOfRaw(content)).toBeNull();
  },
);
