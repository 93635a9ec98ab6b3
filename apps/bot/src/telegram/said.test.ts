import type { Message } from "telegraf/types";
import { expect, test } from "vitest";
import { saidIn } from "./said.ts";

const anna = { id: 5, is_bot: false, first_name: "Anna" };
const chat = { id: 5, type: "private" as const, first_name: "Anna" };
const envelope = { message_id: 1, date: 1_700_000_000, chat, from: anna };
const saidInRaw = (content: object) =>
  saidIn({ ...envelope, text: "x", ...content } as Message & Message.CommonMessage);
const photo = [{ file_id: "f", file_unique_id: "u", width: 9, height: 9 }];

test("an answer tells what it answers, with the words that were picked out", () => {
  const answered = { ...envelope, message_id: 7, from: { ...anna, id: 6, first_name: "Desk" }, photo, caption: "Lamp" };

  expect(saidInRaw({ reply_to_message: answered, quote: { text: "La", position: 0 } })?.reply).toEqual({
    ...{ tgMessageId: 7, authorName: "Desk", excerpt: "🖼 Lamp", quote: "La" },
  });
  expect(saidInRaw({})?.reply).toBeNull();
});

test("an answer to a message elsewhere tells its author and what Telegram lets be seen of it", () => {
  const origin = { type: "channel", chat: { id: -1, type: "channel", title: "News" }, message_id: 3, date: 1 };

  expect(saidInRaw({ external_reply: { origin, chat: origin.chat, message_id: 3, photo } })?.reply).toEqual({
    ...{ tgMessageId: null, authorName: "News", excerpt: "🖼", quote: null },
  });
  expect(saidInRaw({ external_reply: { origin }, quote: { text: "Rain", position: 0 } })?.reply).toMatchObject({
    ...{ tgMessageId: null, excerpt: "Rain", quote: "Rain" },
  });
});

test.each([
  [{ type: "user", sender_user: { ...anna, last_name: "K" } }, "Anna K"],
  [{ type: "hidden_user", sender_user_name: "Somebody" }, "Somebody"],
  [
    { type: "chat", sender_chat: { id: -1, type: "supergroup", title: "Block B" }, author_signature: "head" },
    "Block B (head)",
  ],
  [{ type: "channel", chat: { id: -1, type: "channel", title: "News" }, message_id: 3 }, "News"],
])("a forward tells where it came from: %o", (origin, name) => {
  expect(saidInRaw({ forward_origin: { ...origin, date: 1_700_000_000 } })?.forwardedFrom).toEqual({
    ...{ kind: origin.type, name, at: "2023-11-14T22:13:20.000Z" },
  });
});

test("a part of an album names it; what the desk can't show is a message of its own", () => {
  const part = (content: object) =>
    saidIn({ ...envelope, media_group_id: "9", ...content } as Message & Message.CommonMessage);

  expect(part({ photo })?.albumKey).toBe("9");
  expect(part({ live_photo: {} })).toMatchObject({ albumKey: null, special: { kind: "unsupported" } });
});

test("what is said in a group, or by nobody, is not taken in", () => {
  expect(saidInRaw({ chat: { id: -5, type: "group", title: "Us" } })).toBeNull();
  expect(saidInRaw({ from: undefined })).toBeNull();
});

test("a name can be seen, and reaches into nothing that stands beside it", () => {
  const named = (first_name: string) => saidInRaw({ from: { ...anna, first_name, username: "anna" } })?.from.name;

  expect(named("Anna \u202Enimda\u0000\r\n")).toBe("Anna nimda");
  expect(named("<img src=x onerror=alert(1)>")).toBe("<img src=x onerror=alert(1)>");
  expect(named("\u3164\u200B")).toBe("anna");
});
