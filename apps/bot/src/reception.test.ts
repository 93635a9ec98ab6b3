import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRoad, type Road } from "./testing/road.ts";
import { samples } from "./testing/samples.ts";
import { threadOf } from "./testing/thread.ts";

let road: Road;

beforeAll(async () => {
  road = await openRoad({ isHurried: true });
  const [inbox] = (await road.owner.inbox.list.query()).data;
  if (!inbox) throw new Error("The bot has no inbox.");
  const { id: inboxId, kind: _kind, botId: _botId, ...settings } = inbox;
  const texts = { ...settings.texts, greeting: { en: "Welcome", ru: "Здравствуйте" } };
  await road.owner.inbox.edit.mutate(withOpId({ inboxId, ...settings, policy: "new" as const, texts }));
});
afterAll(() => road[Symbol.asyncDispose]());

type Side = { personId: number; botId: number };
const heard = async (side: Side) =>
  (await road.telegram.transcript(side)).messages.filter(({ from }) => from === "bot").map(({ text }) => text);
const conversationsOf = async (name: string) => {
  const pages = await Promise.all(
    (["open", "closed"] as const).map((view) => road.owner.conversation.list.query({ view })),
  );
  return pages.flatMap(({ data }) => data.rows).filter(({ contact }) => contact.name === name);
};
const said = async (name: string) =>
  ((await threadOf(road, name))?.messages ?? []).filter(({ direction }) => direction === "in");

test("[P5 D6] an album and ten forwards of somebody new, repeated and shuffled, are one conversation, greeted once, also where each matter begins a new one", async () => {
  const { side } = await road.person("Anna");
  const { side: from } = await road.person("Zoe");
  const written = await road.telegram.sendTexts({
    texts: Array.from({ length: 10 }, (_, nth) => ({ ...from, text: `Part ${nth}` })),
  });
  await road.telegram.setDelivery({ botId: road.bot.id, delivery: { repeats: { min: 1, max: 5 }, shuffle: true } });

  const items = Array.from({ length: 10 }, () => ({ kind: "photo" as const, bytes: samples.png }));
  await road.telegram.sendAlbum({ ...side, items });
  for (const { messageId } of written) await road.telegram.forwardMessage({ ...side, from, messageId });

  await expect.poll(async () => (await said("Anna")).length, { timeout: 20_000 }).toBe(11);
  await expect.poll(async () => (await said("Anna"))[0]?.attachments.length).toBe(10);
  await road.telegram.setDelivery({ botId: road.bot.id, delivery: null });
  expect(await conversationsOf("Anna")).toHaveLength(1);
  await expect.poll(() => heard(side)).toEqual(["Welcome"]);
});

test("[D17] who presses “Talk to a person” gets one, is told once in their language, and sees their choice", async () => {
  const { side } = await road.person("Boris", "ru");
  await road.telegram.sendText({ ...side, text: "Добрый день" });
  await expect.poll(() => heard(side), { timeout: 20_000 }).toEqual(["Здравствуйте"]);
  const { messages } = await road.telegram.transcript(side);
  const messageId = messages.findLast(({ from }) => from === "bot")?.messageId ?? 0;

  for (const button of [{ text: "Позвать человека" }, { text: "✓ Позвать человека" }]) {
    await road.telegram.pressButton({ ...side, messageId, button });
    await expect
      .poll(() => heard(side), { timeout: 20_000 })
      .toEqual(["Здравствуйте", "Мы позвали сотрудника. Вам ответят здесь."]);
    await road.telegram.awaitCalls({ method: "editMessageReplyMarkup", accepted: true });
  }

  const thread = await threadOf(road, "Boris");
  expect(thread?.conversation).toMatchObject({ state: "open", handledBy: "none", escalation: { cause: "button" } });
  expect(thread?.messages.filter(({ special }) => special?.kind === "act")).toHaveLength(1);
});

test("[D6] an edit after the end changes the old conversation and begins no new one", async () => {
  const { side } = await road.person("Clara");
  const { messageId } = await road.telegram.sendText({ ...side, text: "A lmap" });
  await expect.poll(async () => (await said("Clara")).length, { timeout: 20_000 }).toBe(1);
  const [conversation] = await conversationsOf("Clara");
  const conversationId = conversation?.id ?? "";
  await road.owner.conversation.close.mutate(withOpId({ conversationId }));

  await road.telegram.editMessage({ ...side, messageId, text: "A lamp" });

  const texts = async () => (await road.owner.message.list.query({ conversationId })).data.rows.map(({ text }) => text);
  await expect.poll(texts, { timeout: 20_000 }).toContain("A lamp");
  expect((await conversationsOf("Clara")).map(({ state }) => state)).toEqual(["closed"]);
});
