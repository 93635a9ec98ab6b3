import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRoad, type Road } from "./testing/road.ts";
import { answer, meet, textsOf, threadOf } from "./testing/thread.ts";

let road: Road;
beforeAll(async () => {
  road = await openRoad();
});
afterAll(() => road[Symbol.asyncDispose]());

const heldTexts = async (side: { personId: number; botId: number }) =>
  (await road.telegram.transcript(side)).messages.map(({ text }) => text);

test("what a person writes stands in their conversation, in order", async () => {
  const { side } = await meet(road, "Anna");

  for (const text of ["one", "two", "three"]) await road.telegram.sendText({ ...side, text });

  await expect.poll(() => textsOf(road, "Anna")).toEqual(["/start", "one", "two", "three"]);
});

test("an answer reaches the person once, and the bubble says so", async () => {
  const { side } = await meet(road, "Boris");

  const reply = await answer(road, "Boris", "Good morning");

  await expect.poll(reply.now).toMatchObject({ state: "sent", failure: null });
  expect(await heldTexts(side)).toEqual(["/start", "Good morning"]);
});

test("edits travel both ways", async () => {
  const { side } = await meet(road, "Clara");
  const { messageId } = await road.telegram.sendText({ ...side, text: "brocken" });
  await expect.poll(() => textsOf(road, "Clara")).toContain("brocken");

  await road.telegram.editMessage({ ...side, messageId, text: "broken" });
  const reply = await answer(road, "Clara", "We se");
  await expect.poll(reply.now).toMatchObject({ state: "sent" });
  const version = (await reply.now())?.version ?? 0;
  await road.owner.message.edit.mutate(withOpId({ messageId: reply.id, text: "We see", version }));

  await expect.poll(() => textsOf(road, "Clara")).toEqual(["/start", "broken", "We see"]);
  await expect.poll(() => heldTexts(side)).toEqual(["/start", "broken", "We see"]);
});

test("a photo's bytes arrive at the desk", async () => {
  const { side } = await meet(road, "Dora");

  await road.telegram.sendPhoto({ ...side, bytes: onePixel, caption: "the lamp" });

  await expect
    .poll(async () => (await threadOf(road, "Dora"))?.messages.at(-1))
    .toMatchObject({ text: "the lamp", attachments: [{ state: "ready", mime: "image/png" }] });
});

test("an update that can't be understood doesn't hold up its chat", async () => {
  const { side, id } = await meet(road, "Fyodor");

  await road.telegram.pushUpdate({
    botId: road.bot.id,
    kind: "message",
    payload: { message_id: "?", date: {}, chat: { id, type: "private" }, from: null, text: 7 },
  });
  await road.telegram.sendText({ ...side, text: "still here" });

  await expect.poll(() => textsOf(road, "Fyodor")).toEqual(["/start", "still here"]);
});

test("a person who blocks the bot is shown as out of reach, and a failed answer says why", async () => {
  const { side } = await meet(road, "Galina");
  await road.telegram.setFaults({ rules: [{ method: "sendMessage", chatId: side.personId, fault: "403", times: 1 }] });

  const reply = await answer(road, "Galina", "Hello?");
  await expect.poll(reply.now).toMatchObject({ state: "failed", failure: expect.stringContaining("blocked") });
  await expect.poll(async () => (await threadOf(road, "Galina"))?.conversation.contact.reachable).toBe("blocked");

  await road.telegram.sendText({ ...side, text: "I am back" });
  await expect.poll(async () => (await threadOf(road, "Galina"))?.conversation.contact.reachable).toBe("yes");
});

test("a person who blocks the bot and starts it again can be written to, what was closed meanwhile too, before they say a word", async () => {
  const { side, id: personId } = await meet(road, "Galya");
  const { id: conversationId } = (await threadOf(road, "Galya"))?.conversation ?? { id: "" };
  const now = async () => (await road.owner.conversation.get.query({ conversationId })).data;
  const stands = async () => (await now()).contact.reachable;
  await road.telegram.setBlocked({ ...side, blocked: true });
  await expect.poll(stands).toBe("blocked");
  await expect(answer(road, "Galya", "Hello?")).rejects.toMatchObject({
    data: { desk: { reason: "contact_unreachable" } },
  });
  await road.owner.conversation.close.mutate(withOpId({ conversationId }));

  await road.telegram.setBlocked({ ...side, blocked: false });
  await expect.poll(stands).toBe("yes");
  await road.owner.conversation.reopen.mutate(withOpId({ conversationId }));
  const reply = await answer(road, "Galya", "Welcome back");
  await expect.poll(reply.now).toMatchObject({ state: "sent" });

  await road.telegram.setDeactivated({ personId, deactivated: true });
  const lost = await answer(road, "Galya", "Still there?");
  await expect.poll(lost.now).toMatchObject({ state: "failed", failure: expect.stringContaining("deactivated") });
  expect(await stands()).toBe("deactivated");
  await road.telegram.setDeactivated({ personId, deactivated: false });
  await road.telegram.sendText({ ...side, text: "I am" });
  await expect.poll(stands).toBe("yes");
  await road.owner.message.resend.mutate(withOpId({ messageId: lost.id }));
  await expect.poll(lost.now).toMatchObject({ state: "sent" });
});

test("[P6] an answer whose fate can't be known is shown as such, and not sent again by itself", async () => {
  const { side } = await meet(road, "Hanna");
  const rules = [{ method: "sendMessage", chatId: side.personId, fault: "reset-after" as const, times: 1 }];
  await road.telegram.setFaults({ rules });

  const doubtful = await answer(road, "Hanna", "first");
  const next = await answer(road, "Hanna", "second");

  await expect.poll(next.now).toMatchObject({ state: "sent" });
  expect(await doubtful.now()).toMatchObject({ state: "unknown" });
  expect(await heldTexts(side)).toEqual(["/start", "first", "second"]);
});

test("[T4] a chat that is refused waits as long as Telegram says, and nobody else does", async () => {
  const { side } = await meet(road, "Ivan");
  const other = await meet(road, "Jana");
  const rule = { method: "sendMessage", chatId: side.personId, fault: "429" as const, retryAfter: 2, times: 1 };
  await road.telegram.setFaults({ rules: [rule] });

  const late = await answer(road, "Ivan", "patience");
  const prompt = await answer(road, "Jana", "at once");

  await expect.poll(prompt.now).toMatchObject({ state: "sent" });
  expect(await late.now()).toMatchObject({ state: "queued" });
  await expect.poll(late.now).toMatchObject({ state: "sent" });
  const calls = await road.telegram.ledger({ method: "sendMessage", chatId: side.personId });
  expect(calls.map(({ duringRetryAfter }) => duringRetryAfter)).not.toContain(true);
  expect(await heldTexts(other.side)).toContain("at once");
});

test("a button that no longer counts is answered in the person's language", async () => {
  const person = await road.person("Lev", "ru");
  await road.telegram.pushUpdate({
    botId: road.bot.id,
    kind: "callback_query",
    payload: {
      id: "77",
      from: { id: person.id, is_bot: false, first_name: "Lev", language_code: "ru" },
      chat_instance: "1",
      data: "x",
    },
  });

  const [call] = await road.telegram.awaitCalls({ method: "answerCallbackQuery" });
  expect(call?.params).toMatchObject({ callback_query_id: "77", text: "Эта кнопка больше не действует." });
});

test("[F14] every call is one the Bot API knows", async () => {
  expect(await road.telegram.ledger({ questionable: true })).toEqual([]);
});

const onePixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
