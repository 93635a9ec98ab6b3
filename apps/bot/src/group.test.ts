import { randomUUID } from "node:crypto";
import { withOpId } from "@frontdesk/client";
import type { HearGroup } from "@frontdesk/contract/inputs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRoad, type Road } from "./testing/road.ts";
import { samples } from "./testing/samples.ts";

let road: Road;
let inboxId: string | null = null;
beforeAll(async () => {
  road = await openRoad({ isHurried: true });
});
afterAll(() => road[Symbol.asyncDispose]());

/** A group with the bot in it that is heard by the desk, and somebody who leads it. */
async function heardGroup(title: string, { hears = "all", ...kind }: GroupWanted = {}) {
  const { owner, botId, bot, telegram } = road;
  const person = await road.person("Anna");
  const group = await telegram.createGroup({ title, creatorId: person.id, members: [bot.id], ...kind });
  await expect.poll(() => groupsOf(owner, botId)).toContain(group.id);
  const inbox = inboxId ? { kind: "known" as const, id: inboxId } : { kind: "new" as const, name: "Groups" };
  const heard = await owner.group.hear.mutate(withOpId({ botId, tgChatId: group.id, threadId: null, hears, inbox }));
  inboxId = heard.rule?.inboxId ?? null;
  return { ...group, person, where: { personId: person.id, chatId: group.id } };
}

type GroupWanted = { hears?: HearGroup["hears"]; isForum?: boolean; type?: "group" };

const groupsOf = async (owner: Road["owner"], botId: string) =>
  (await owner.group.list.query({ botId })).data.map(({ tgChatId }) => tgChatId);

async function talkOf(title: string) {
  const { data } = await road.owner.conversation.list.query({ view: "open" });
  const conversation = data.rows.find(({ contact }) => contact.name === title);
  if (!conversation) return undefined;
  const { data: page } = await road.owner.message.list.query({ conversationId: conversation.id });
  return { conversation, messages: page.rows.filter(({ direction }) => direction !== "system") };
}

const textsOf = async (title: string) => (await talkOf(title))?.messages.map(({ author, text }) => [author.name, text]);

async function answer(title: string, text: string) {
  const conversationId = (await talkOf(title))?.conversation.id ?? "";
  const { id } = await road.owner.message.send.mutate(withOpId({ conversationId, text, clientKey: randomUUID() }));
  return async () => (await talkOf(title))?.messages.find((message) => message.id === id)?.state;
}

test("a bot in privacy mode hears who addresses it, and its answers stand in the group", async () => {
  const { telegram } = road;
  const { where } = await heardGroup("Private");
  await telegram.sendText({ ...where, text: "among us" });
  await telegram.sendText({ ...where, text: "@desk_bot the lamp is out" });
  await expect.poll(() => textsOf("Private")).toEqual([["Anna", "@desk_bot the lamp is out"]]);

  const sent = await answer("Private", "We come");

  await expect.poll(sent).toBe("sent");
  const { messages } = await telegram.transcript(where);
  expect(messages.at(-1)).toMatchObject({ text: "We come" });
  const replyTo = messages.at(-1)?.messageId ?? 0;
  await telegram.sendText({ ...where, text: "thank you", replyTo });
  await expect.poll(() => textsOf("Private")).toContainEqual(["Anna", "thank you"]);
  expect((await talkOf("Private"))?.messages.at(-1)?.reply).toMatchObject({ excerpt: "We come" });
});

test("a burst of many, an album, an anonymous administrator and a channel come in order, each as its author's", async () => {
  const { telegram, bot } = road;
  await telegram.setBot({ botId: bot.id, canReadAllGroupMessages: true });
  const { where, id, person } = await heardGroup("Loud");
  const boris = await road.person("Boris");
  await telegram.setMember({ chatId: id, memberId: boris.id, status: "member" });
  const news = await telegram.createGroup({ title: "News", type: "channel", creatorId: person.id });

  const texts = Array.from({ length: 12 }, (_, index) => ({
    ...{ chatId: id, personId: index % 2 ? boris.id : person.id },
    text: `${index}`,
  }));
  await telegram.sendTexts({ texts });
  const picture = { kind: "photo" as const, bytes: samples.png };
  await telegram.sendAlbum({ ...where, items: [picture, picture, picture] });
  await telegram.sendText({ ...where, text: "by order", asChatId: id });
  await telegram.sendText({ ...where, text: "the news", asChatId: news.id });

  await expect.poll(async () => (await talkOf("Loud"))?.messages.length, { timeout: 20_000 }).toBe(15);
  const said = (await talkOf("Loud"))?.messages ?? [];
  expect(said.slice(0, 12).map(({ text }) => text)).toEqual(texts.map(({ text }) => text));
  expect(said[12]?.attachments).toHaveLength(3);
  expect(said.slice(13).map(({ author }) => author.name)).toEqual(["Loud", "News"]);
  await telegram.setBot({ botId: bot.id, canReadAllGroupMessages: false });
});

test("a topic is a conversation of its own: answers go into it, and its name and end are told", async () => {
  const { telegram, bot } = road;
  const { where, id, person } = await heardGroup("Forum", { isForum: true });
  await telegram.setMember({ chatId: id, memberId: bot.id, status: "administrator", rights: ["can_pin_messages"] });
  const { threadId } = await telegram.createTopic({ ...where, name: "Lamps" });
  await telegram.sendText({ ...where, threadId, text: "Dark here" });
  await expect.poll(() => textsOf("Forum · Lamps")).toEqual([["Anna", "Dark here"]]);

  const sent = await answer("Forum · Lamps", "On our way");
  await expect.poll(sent).toBe("sent");
  const [call] = await telegram.ledger({ method: "sendMessage", chatId: id });
  expect(call?.params).toMatchObject({ message_thread_id: threadId, text: "On our way" });

  await telegram.setTopic({ ...where, threadId, name: "Light", isClosed: true });
  await expect.poll(async () => (await talkOf("Forum · Light"))?.conversation.contact.reachable).toBe("topic_closed");
  await telegram.setTopic({ ...where, threadId, isClosed: false });
  await expect.poll(async () => (await talkOf("Forum · Light"))?.conversation.contact.reachable).toBe("yes");
  await telegram.deleteTopic({ ...where, threadId, personId: person.id });
  const lost = await answer("Forum · Light", "Anybody?");
  await expect.poll(lost).toBe("failed");
  expect((await talkOf("Forum · Light"))?.conversation.contact.reachable).toBe("topic_deleted");
});

test("[T10] a group that becomes a supergroup, and one that throws the bot out and takes it back, go on", async () => {
  const { telegram, bot } = road;
  const { where, id } = await heardGroup("Small", { type: "group" });
  await telegram.sendText({ ...where, text: "/report" });
  await expect.poll(() => textsOf("Small")).toEqual([["Anna", "/report"]]);

  const { id: chatId } = await telegram.migrateGroup({ chatId: id });
  await telegram.sendText({ ...where, chatId, text: "@desk_bot still here" });
  await expect.poll(() => textsOf("Small")).toContainEqual(["Anna", "@desk_bot still here"]);
  await expect.poll(await answer("Small", "So are we")).toBe("sent");

  await telegram.setMember({ chatId, memberId: bot.id, status: "kicked" });
  await expect.poll(async () => (await talkOf("Small"))?.conversation.contact.reachable).toBe("kicked");
  await telegram.setMember({ chatId, memberId: bot.id, status: "member" });
  await expect.poll(async () => (await talkOf("Small"))?.conversation.contact.reachable).toBe("yes");
  await expect.poll(await answer("Small", "Back again")).toBe("sent");
});

test("[F14] every call is one the Bot API knows", async () => {
  expect(await road.telegram.ledger({ questionable: true })).toEqual([]);
});
