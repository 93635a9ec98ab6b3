import type { Conversation, EventData, EventKind, FeedEvent, Message } from "@frontdesk/contract";
import { expect, test } from "vitest";
import { noticeOf } from "./notice-of.ts";

const at = "2030-01-01T12:00:00.000Z";
const reader = { memberId: "me", isSenior: false, wish: "mine", now: Date.parse(at) + 1_000 } as const;

type Told = Pick<Message, "text" | "attachments" | "special" | "author">;
const anna = { kind: "contact", id: "a", name: "Anna" } as const;

function buildEvent<Kind extends EventKind>(kind: Kind, data: object, by: string | null = null) {
  const actor = { kind: by ? "member" : "system", id: by };
  return { seq: 1, id: "e", at, actor, kind, data: data as EventData[Kind] } as FeedEvent;
}

function received(conversation: Partial<Conversation>, told: Partial<Told> = {}) {
  const message = { text: "Hello", attachments: [], special: null, author: anna, ...told };
  const contact = { kind: "person", name: "Anna" };
  return buildEvent("message.received", {
    conversation: { id: "c", contact, assignee: null, waitingSince: at, ...conversation },
    message,
  });
}

function handed(name: "transferred" | "escalated", to: string | null, by = "boris") {
  const act = { name, to: to && { kind: "member", id: to, name: to }, note: "Please", reason: "Angry" };
  const conversation = { id: "c", contact: { name: "Anna" }, lastMessage: "Hello" };
  return buildEvent(`conversation.${name}`, { conversation, message: { special: { kind: "act", act } } }, by);
}

test("tells of words in the reader's own conversations, and of nobody's where they wish so", () => {
  const mine = received({ assignee: { id: "me", name: "Me" } });
  const nobodys = received({});
  const boriss = received({ assignee: { id: "boris", name: "Boris" } });

  expect(noticeOf(mine, reader)).toEqual({ conversationId: "c", kind: "wrote", name: "Anna", text: "Hello" });
  expect(noticeOf(nobodys, reader)).toBeNull();
  expect(noticeOf(nobodys, { ...reader, wish: "queue" })).toMatchObject({ kind: "waits" });
  expect(noticeOf(boriss, { ...reader, wish: "queue" })).toBeNull();
});

test("says who speaks in a group", () => {
  const contact = { kind: "group", name: "Tenants" } as Conversation["contact"];
  const event = received({ contact, assignee: { id: "me", name: "Me" } });

  expect(noticeOf(event, reader)).toMatchObject({ name: "Tenants", text: "Anna: Hello" });
});

test("tells of what is handed to the reader, and a senior of whoever calls for any", () => {
  expect(noticeOf(handed("transferred", "me"), reader)).toMatchObject({ kind: "handed", text: "Please" });
  expect(noticeOf(handed("transferred", "boris"), reader)).toBeNull();
  expect(noticeOf(handed("escalated", null), reader)).toBeNull();
  expect(noticeOf(handed("escalated", null), { ...reader, isSenior: true })).toMatchObject({ text: "Angry" });
});

test("tells of a mention by who made it", () => {
  const mention = { conversationId: "c", messageId: "m", number: 7, by: { id: "boris", name: "Boris" }, at };

  expect(noticeOf(buildEvent("mention.made", { mention }, "boris"), reader)).toMatchObject({
    name: "Boris",
    text: "#7",
  });
});

test("tells nothing of the reader's own acts, of what is old, and where nothing is wished", () => {
  const mine = received({ assignee: { id: "me", name: "Me" } });

  expect(noticeOf(handed("transferred", "me", "me"), reader)).toBeNull();
  expect(noticeOf(mine, { ...reader, now: Date.parse(at) + 90_000 })).toBeNull();
  expect(noticeOf(mine, { ...reader, wish: "nothing" })).toBeNull();
});
