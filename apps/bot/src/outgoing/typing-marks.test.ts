import { withOpId } from "@frontdesk/client";
import type { TypingFor } from "@frontdesk/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRoad, type Road } from "../testing/road.ts";
import { answer, meet, threadOf } from "../testing/thread.ts";

let road: Road;
beforeAll(async () => {
  road = await openRoad();
});
afterAll(() => road[Symbol.asyncDispose]());

/** What a member's client does: it shows that they type, and shows it again while they go on. */
async function type(name: string, typing: TypingFor | null) {
  const conversationId = (await threadOf(road, name))?.conversation.id ?? "";
  const showing = { isActive: true, looking: [{ conversationId, typing }] };
  const subscription = road.owner.presence.show.subscribe(showing, {});
  return { [Symbol.dispose]: () => subscription.unsubscribe() };
}

const shown = (chatId: number) => ({ botId: road.bot.id, method: "sendChatAction", chatId });

test("[C5] while an operator types a reply the person sees it, again after four seconds and not sooner", async () => {
  const { id: chatId } = await meet(road, "Anna");

  using _ = await type("Anna", "contact");
  const [first] = await road.telegram.awaitCalls(shown(chatId));
  using _again = await type("Anna", "contact");
  using _third = await type("Anna", "contact");
  const [, second] = await road.telegram.awaitCalls({ ...shown(chatId), count: 2 });

  expect(first).toMatchObject({ accepted: true, params: { action: "typing" } });
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(3_900);
});

test("[C5] nobody is shown that colleagues are written to, or that somebody only looks", async () => {
  const { id: chatId } = await meet(road, "Boris");
  const { id: other } = await meet(road, "Clara");

  using _looks = await type("Boris", null);
  using _notes = await type("Boris", "colleagues");
  using _types = await type("Clara", "contact");

  await road.telegram.awaitCalls(shown(other));
  expect(await road.telegram.ledger(shown(chatId))).toEqual([]);
});

test("[C5] nor anybody whose inbox does not show it", async () => {
  const { id: chatId } = await meet(road, "Dora");
  const { data: inboxes } = await road.owner.inbox.list.query();
  const inbox = inboxes.find(({ botId }) => botId === road.botId);
  if (!inbox) throw new Error("A bot has an inbox.");
  const { id: inboxId, kind: _k, botId: _b, ...settings } = inbox;
  const { version } = await road.owner.inbox.edit.mutate(withOpId({ ...settings, inboxId, showsTyping: false }));
  {
    using _hidden = await type("Dora", "contact");
    await (await answer(road, "Dora", "Good morning")).now();
    await road.telegram.awaitCalls({ botId: road.bot.id, method: "sendMessage", chatId });
  }
  expect(await road.telegram.ledger(shown(chatId))).toEqual([]);

  await road.owner.inbox.edit.mutate(withOpId({ ...settings, inboxId, version, showsTyping: true }));
  using _ = await type("Dora", "contact");

  await road.telegram.awaitCalls(shown(chatId));
});

test("[C5] a failure delays no reply", async () => {
  const { id: chatId } = await meet(road, "Elena");
  await road.telegram.setFaults({ rules: [{ method: "sendChatAction", fault: "500-before" }] });

  using _ = await type("Elena", "contact");
  await road.telegram.awaitCalls(shown(chatId));
  const reply = await answer(road, "Elena", "At once");

  await expect.poll(reply.now).toMatchObject({ state: "sent" });
});
