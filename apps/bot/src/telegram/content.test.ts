import type { Message } from "telegraf/types";
import { expect, test } from "vitest";
import { contentOf } from "./content.ts";

const envelope = {
  message_id: 1,
  date: 1_700_000_000,
  chat: { id: 5, type: "private" as const, first_name: "Anna" },
  from: { id: 5, is_bot: false, first_name: "Anna" },
};

/** A message as a newer Bot API than Telegraf's types may send it. */
function message(content: object): Message {
  return { ...envelope, ...content } as Message;
}

test("text keeps its entities, with the fields the desk knows", () => {
  const link = { type: "text_link", offset: 0, length: 4, url: "https://example.org", unheard_of: true };

  expect(contentOf(message({ text: "here", entities: [link] }))).toEqual({
    text: "here",
    entities: [{ type: "text_link", offset: 0, length: 4, url: "https://example.org" }],
    file: null,
    special: null,
  });
});

test("a photo is its largest size, its caption the text", () => {
  const size = (width: number, file_size?: number) => ({
    file_id: `f${width}`,
    file_unique_id: "u",
    width,
    height: width,
    file_size,
  });

  expect(contentOf(message({ photo: [size(90), size(1280, 4_000), size(320)], caption: "the lamp" }))).toEqual({
    text: "the lamp",
    entities: [],
    file: expect.objectContaining({ fileId: "f1280", width: 1280, height: 1280, sizeBytes: 4_000 }),
    special: null,
  });
});

test.each([
  [{ poll: {} }, "poll", ""],
  [{ animation: {}, document: {} }, "animation", ""],
  [{ location: {}, venue: {} }, "venue", ""],
  [{ video: {}, caption: "look" }, "video", "look"],
  [{ hologram: {}, is_from_offline: true }, "hologram", ""],
])("[D4] %o appears as unsupported: %s", (content, what, text) => {
  expect(contentOf(message(content))).toMatchObject({ text, file: null, special: { kind: "unsupported", what } });
});

test.each([[{ pinned_message: {} }], [{ users_shared: {} }], [{ message_auto_delete_timer_changed: {} }], [{}]])(
  "%o is a notice that nobody wrote",
  (content) => {
    expect(contentOf(message(content))).toBeNull();
  },
);
