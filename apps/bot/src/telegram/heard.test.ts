import type { Message, UserFromGetMe } from "telegraf/types";
import { expect, test } from "vitest";
import { heardIn } from "./heard.ts";
import { noticeIn } from "./notice.ts";

const me = { id: 6, username: "desk_bot" } as UserFromGetMe;
const anna = { id: 5, is_bot: false, first_name: "Anna" };
const chat = { id: -100, type: "supergroup" as const, title: "Block B", is_forum: true };
const raw = (content: object) =>
  ({ message_id: 1, date: 1_700_000_000, chat, from: anna, ...content }) as Message & Message.CommonMessage;
const heard = (content: object) => heardIn(raw({ text: "x", ...content }), me);
const topicStart = {
  message_id: 9,
  date: 1,
  chat,
  from: { ...anna, id: me.id },
  forum_topic_created: { name: "Lamps" },
};

test.each([
  ["@desk_bot hi", [{ type: "mention", offset: 0, length: 9 }], true],
  ["@DESK_BOT hi", [{ type: "mention", offset: 0, length: 9 }], true],
  ["@other_bot hi", [{ type: "mention", offset: 0, length: 10 }], false],
  ["/report", [{ type: "bot_command", offset: 0, length: 7 }], true],
  ["/report@other_bot", [{ type: "bot_command", offset: 0, length: 17 }], false],
  ["/report@desk_bot", [{ type: "bot_command", offset: 0, length: 16 }], true],
  ["Desk, hi", [{ type: "text_mention", offset: 0, length: 4, user: { id: 6 } }], true],
  ["hi", [], false],
])("%s is for the bot, or not", (text, entities, isAddressed) => {
  const captioned = { photo: [{ file_id: "f", file_unique_id: "u", width: 1, height: 1 }], caption: text };
  expect(heard({ text, entities })?.isAddressed).toBe(isAddressed);
  expect(heardIn(raw({ ...captioned, caption_entities: entities }), me)?.isAddressed).toBe(isAddressed);
});

test("an answer to the bot is for it; the notice that opened a topic is no message to answer", () => {
  const answered = { ...topicStart, forum_topic_created: undefined, text: "hello" };
  const { forum_topic_created: _, ...said } = answered;

  expect(heard({ reply_to_message: said })).toMatchObject({ isAddressed: true, reply: { tgMessageId: 9 } });
  expect(heard({ reply_to_message: topicStart, message_thread_id: 9, is_topic_message: true })).toMatchObject({
    ...{ isAddressed: false, reply: null, threadId: 9, topicName: "Lamps" },
  });
  expect(heard({ message_thread_id: 9 })?.threadId).toBeNull();
});

test("who speaks is a person, a channel, or the group itself, never the account that stands for it", () => {
  const standIn = { id: 1_087_968_824, is_bot: true, first_name: "Group" };

  expect(heard({})?.from).toMatchObject({ kind: "person", tgUserId: 5, name: "Anna" });
  expect(heard({ from: standIn, sender_chat: chat })?.from).toMatchObject({ kind: "chat", tgChatId: -100 });
  expect(heard({ sender_chat: { id: -7, type: "channel", title: " " } })?.from).toMatchObject({ name: "-7" });
});

test("a group tells its name and its topics', and says nothing of who comes and goes", () => {
  const inTopic = { message_thread_id: 9, is_topic_message: true };

  expect(noticeIn(raw({ new_chat_title: "Block C" }))?.notice).toEqual({ kind: "renamed", title: "Block C" });
  expect(noticeIn(raw({ ...inTopic, forum_topic_created: { name: "Lamps" } }))).toMatchObject({
    ...{ threadId: 9, notice: { kind: "topic_opened", name: "Lamps" } },
  });
  expect(noticeIn(raw({ ...inTopic, forum_topic_edited: { icon_custom_emoji_id: "1" } }))).toBeNull();
  expect(noticeIn(raw({ ...inTopic, forum_topic_closed: {} }))?.notice).toEqual({ kind: "topic_closed" });
  expect(noticeIn(raw({ new_chat_members: [anna] }))).toBeNull();
  expect(heardIn(raw({ new_chat_members: [anna] }), me)).toBeNull();
});
