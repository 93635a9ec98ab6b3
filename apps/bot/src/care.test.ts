import { randomUUID } from "node:crypto";
import { withOpId } from "@frontdesk/client";
import type { SentTest } from "@frontdesk/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRoad, type Road } from "./testing/road.ts";
import { meet, textsOf, threadOf } from "./testing/thread.ts";

let road: Road;
beforeAll(async () => {
  road = await openRoad();
  await road.telegram.setBot({ botId: road.bot.id, canJoinGroups: true, canReadAllGroupMessages: false });
});
afterAll(() => road[Symbol.asyncDispose]());

const health = async () => (await road.owner.bot.health.query({ botId: road.botId })).data;
const finding = async (code: string) => (await health()).findings.find((one) => one.code === code);

async function check() {
  const { checkedAt } = await health();
  await road.owner.bot.check.mutate(withOpId({ botId: road.botId }));
  await expect.poll(async () => (await health()).checkedAt).not.toBe(checkedAt);
}

async function sendTest(to: { conversationId?: string; tgChatId?: number }, text: string | null = null) {
  const input = { conversationId: null, tgChatId: null, ...to };
  const { testId } = await road.owner.bot.sendTest.mutate(withOpId({ botId: road.botId, ...input, text }));
  const standing = async (): Promise<SentTest> => (await road.owner.bot.test.query({ botId: road.botId, testId })).data;
  await expect.poll(async () => (await standing()).state, { timeout: 5_000 }).not.toBe("waiting");
  return standing();
}

test("[A9] the card tells what Telegram says of the bot, how it is served, and when it was last heard", async () => {
  await meet(road, "Anna");

  await check();

  await expect.poll(health).toMatchObject({
    tgId: road.bot.id,
    username: "desk_bot",
    told: { canJoinGroups: true, readsAllGroupMessages: false, supportsInline: false },
    mode: "polling",
    delivery: "polling",
    lastUpdateAt: expect.any(String),
    heardAt: expect.any(String),
    pending: { atTelegram: expect.any(Number), stored: 0 },
    outbox: { waiting: 0, unknown: 0, failed: 0 },
    heldBy: "the road",
    findings: [],
  });
});

test("[A10] a test is accepted as message n, and the person has it", async () => {
  const { side, id } = await meet(road, "Boris");
  const conversationId = (await threadOf(road, "Boris"))?.conversation.id ?? "";

  const test = await sendTest({ conversationId }, "Do you hear me?");

  expect(test).toMatchObject({ state: "accepted", tgMessageId: expect.any(Number), error: null });
  const { messages } = await road.telegram.transcript(side);
  expect(messages.at(-1)).toMatchObject({ messageId: test.tgMessageId, text: "Do you hear me?" });
  expect(await sendTest({ tgChatId: id })).toMatchObject({ state: "accepted" });
  // It is no message of the conversation.
  expect(await textsOf(road, "Boris")).toEqual(["/start"]);
});

test("[A10] a test that Telegram refuses tells in its words why, and is not tried again", async () => {
  expect(await sendTest({ tgChatId: -1_009_999_999_999 })).toMatchObject({
    state: "failed",
    error: expect.stringContaining("chat not found"),
  });
  const { side, id } = await meet(road, "Clara");
  await road.telegram.setBlocked({ ...side, blocked: true });
  expect(await sendTest({ tgChatId: id })).toMatchObject({
    state: "failed",
    error: expect.stringContaining("bot was blocked by the user"),
  });
  expect((await health()).outbox).toMatchObject({ failed: 0, waiting: 0 });
});

test("[A9] groups that the bot administers are on its card, with its rights", async () => {
  const owner = await road.person("Dora");
  const group = await road.telegram.createGroup({ title: "Block B", creatorId: owner.id, members: [road.bot.id] });
  await expect
    .poll(async () => (await health()).chats)
    .toMatchObject([{ title: "Block B", isAdmin: false, rights: [] }]);

  await road.telegram.setMember({ chatId: group.id, memberId: road.bot.id, status: "administrator" });

  await expect
    .poll(async () => (await health()).chats)
    .toMatchObject([{ tgChatId: group.id, isAdmin: true, rights: expect.arrayContaining(["can_delete_messages"]) }]);
  await road.telegram.setMember({ chatId: group.id, memberId: road.bot.id, status: "kicked" });
  await expect.poll(async () => (await health()).chats).toEqual([]);
});

test("[T10] a group that becomes a supergroup is known by its new number, and a send to the old one goes there", async () => {
  const owner = await road.person("Egor");
  const members = [road.bot.id];
  const group = await road.telegram.createGroup({ title: "Hall", type: "group", creatorId: owner.id, members });
  const numbers = async () => (await health()).chats.map(({ tgChatId }) => tgChatId);
  await expect.poll(numbers).toEqual([group.id]);

  const supergroup = await road.telegram.migrateGroup({ chatId: group.id });
  await expect.poll(numbers).toEqual([supergroup.id]);
  const test = await sendTest({ tgChatId: group.id }, "to the old number");

  expect(test).toMatchObject({ state: "accepted" });
  const { messages } = await road.telegram.transcript({ personId: owner.id, chatId: supergroup.id });
  expect(messages.at(-1)).toMatchObject({ text: "to the old number" });
});

test("[A11] an update that could not be applied is in the log without its words, and can be replayed", async () => {
  const { id } = await meet(road, "Fyodor");
  const chat = { id, type: "private", first_name: "Fyodor" };
  const from = { id, is_bot: false, first_name: "Fyodor" };
  // A message of a kind the desk knows, whose time is none.
  const payload = { message_id: 901, date: {}, chat, from, text: "private words" };
  await road.telegram.pushUpdate({ botId: road.bot.id, kind: "message", payload });
  await expect.poll(() => finding("updates_failed"), { timeout: 15_000 }).toMatchObject({ fix: "replay_updates" });

  const page = async () => (await road.owner.bot.updates.query({ botId: road.botId, state: "failed" })).data.rows;
  const [failed] = await page();
  expect(failed).toMatchObject({ kind: "message", tgChatId: id, attempts: 5, sizeBytes: expect.any(Number) });
  expect(failed?.shape).toMatchObject({ message: { text: "<13 characters>", chat: { id, type: "private" } } });
  expect(JSON.stringify(await page())).not.toContain("private words");
  const updateId = failed?.updateId ?? 0;
  await road.owner.bot.replayUpdate.mutate(withOpId({ botId: road.botId, updateId }));
  expect(await page()).toEqual([]);
}, 20_000);

test("[B19] what could not be sent stands in a list, and can be tried again from there", async () => {
  const { side } = await meet(road, "Galina");
  const conversationId = (await threadOf(road, "Galina"))?.conversation.id ?? "";
  await road.telegram.setFaults({ rules: [{ method: "sendMessage", chatId: side.personId, fault: "400", times: 1 }] });
  await road.owner.message.send.mutate(withOpId({ conversationId, text: "Hello", clientKey: randomUUID() }));
  const failures = async () => (await road.owner.bot.failures.query({ botId: road.botId })).data.rows;
  await expect.poll(failures).toMatchObject([{ state: "failed", conversationId, tgChatId: side.personId }]);
  expect(await finding("sends_failed")).toMatchObject({ params: { count: "1" } });

  const [failed] = await failures();
  await road.owner.bot.retrySend.mutate(withOpId({ botId: road.botId, outboxId: failed?.outboxId ?? "" }));

  await expect.poll(failures).toEqual([]);
  await expect
    .poll(async () => (await threadOf(road, "Galina"))?.messages.at(-1))
    .toMatchObject({ text: "Hello", state: "sent" });
});

test("[A9] a bot that was away for longer than Telegram keeps updates says so, until somebody has seen it", async () => {
  await road.stopBot();
  expect((await finding("no_process"))?.fix).toBeNull();
  await road.desk.build.moveClock(25 * 60 * 60);
  // Nobody's session lasts that long.
  const { bot } = await road.desk.as("owner");
  const lost = async () => {
    const { data } = await bot.health.query({ botId: road.botId });
    return data.findings.find(({ code }) => code === "updates_maybe_lost");
  };

  road.startBot();

  await expect.poll(lost, { timeout: 5_000 }).toMatchObject({ fix: "acknowledge" });
  const { from = "", to = "" } = (await lost())?.params ?? {};
  expect(Date.parse(to) - Date.parse(from)).toBeGreaterThanOrEqual(24 * 60 * 60_000);
  await bot.fix.mutate(withOpId({ botId: road.botId, code: "updates_maybe_lost" as const }));
  expect(await lost()).toBeUndefined();
});
