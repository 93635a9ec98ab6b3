import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { BuiltBot } from "../../testing/builders.ts";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { createOutbox } from "../../testing/outbox.ts";
import { say, threadOf } from "../../testing/thread.ts";

let desk: TestDesk;
let operator: Caller;
let telegram: Caller["telegram"];
let lease: BuiltBot;
let outbox: ReturnType<typeof createOutbox>;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
  ({ telegram } = desk.installation());
  outbox = createOutbox(desk);
});
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(async () => {
  lease = await desk.build.bot();
});

describe("what goes out", () => {
  it("[I10] is one at a time per chat, first in, first out", async () => {
    const [one, other] = [await desk.build.conversation(), await desk.build.conversation()];
    for (const text of ["1", "2", "3"]) await say(operator, one, text);
    await say(operator, other, "other");

    const first = await outbox.claim();
    expect(first.map(({ send }) => "text" in send && send.text).sort()).toEqual(["1", "other"]);
    // Its answer may have been lost: what was claimed and not begun is handed out again, and nothing beyond it.
    expect((await outbox.claim()).map(({ outboxId }) => outboxId).sort()).toEqual(
      first.map(({ outboxId }) => outboxId).sort(),
    );

    await desk.build.deliver();
    expect(await desk.build.deliver()).toMatchObject([{ text: "2" }]);
    expect(await desk.build.deliver()).toMatchObject([{ text: "3" }]);
    expect((await threadOf(operator, one)).map(({ state }) => state)).toEqual(["received", "sent", "sent", "sent"]);
  });

  it("is leased once, however many ask at the same time", async () => {
    const conversationId = await desk.build.conversation();
    await say(operator, conversationId, "Once");

    const claims = await Promise.all(Array.from({ length: 5 }, () => outbox.claim()));

    expect(new Set(claims.flat().map(({ outboxId }) => outboxId)).size).toBe(1);
    await desk.build.deliver();
  });

  it("is marked before it is sent; a repeat of the mark answers the same, a settled one is nobody's any more", async () => {
    const conversationId = await desk.build.conversation();
    await say(operator, conversationId, "Marked");
    const outboxIds = (await outbox.claim()).map(({ outboxId }) => outboxId);

    expect(await outbox.mark(outboxIds)).toEqual({ outboxIds });
    expect(await outbox.mark(outboxIds)).toEqual({ outboxIds });
    expect((await threadOf(operator, conversationId)).at(-1)).toMatchObject({ state: "sending" });
    const settle = () => outbox.settle(outboxIds[0] ?? "", { kind: "sent", tgMessageIds: [31] });
    await settle();
    await desk.announced();
    await settle();

    expect(await outbox.mark(outboxIds)).toEqual({ outboxIds: [] });
    expect(await desk.announced()).toEqual([]);
  });

  it("waits as long as Telegram asked, and keeps its place", async () => {
    const conversationId = await desk.build.conversation();
    await say(operator, conversationId, "Slow");
    await say(operator, conversationId, "Next");
    await desk.build.deliver({ kind: "retry", afterMs: 60_000, reason: "Too Many Requests: retry after 60" });

    expect(await outbox.claim()).toEqual([]);
    expect((await threadOf(operator, conversationId)).at(-2)).toMatchObject({ state: "queued" });
    await desk.build.moveClock(61);
    await telegram.holdLease.mutate(withOpId({ botId: lease.botId, holder: "tests", renews: lease.leaseToken }));
    expect(await desk.build.deliver()).toMatchObject([{ text: "Slow" }]);
    await desk.build.deliver();
  });

  it("tells who blocked the bot, and why it was not sent", async () => {
    const conversationId = await desk.build.conversation();
    await say(operator, conversationId, "Hello?");
    await desk.build.deliver({
      kind: "failed",
      reason: "Forbidden: bot was blocked by the user",
      reachable: "blocked",
    });

    const { data } = await operator.conversation.get.query({ conversationId });
    expect(data.contact.reachable).toBe("blocked");
    expect((await threadOf(operator, conversationId)).at(-1)).toMatchObject({
      state: "failed",
      failure: "Forbidden: bot was blocked by the user",
    });
  });

  it("says of a failed edit that the message stands in its old form", async () => {
    const conversationId = await desk.build.conversation();
    const { id } = await say(operator, conversationId, "At noon");
    await desk.build.deliver();
    const version = (await threadOf(operator, conversationId)).at(-1)?.version ?? 0;
    await operator.message.edit.mutate(withOpId({ messageId: id, text: "At one", version }));
    await desk.build.deliver({ kind: "failed", reason: "message can't be edited" });

    expect((await threadOf(operator, conversationId)).at(-1)).toMatchObject({
      state: "sent",
      failure: "message can't be edited",
    });
  });

  it("is asked for by a wake, which names the bot with due work", async () => {
    const hints: (string | null)[] = [];
    const conversationId = await desk.build.conversation();
    const subscription = desk.installation().telegram.wakes.subscribe(undefined, {
      onStarted: () => void say(operator, conversationId, "Wake up"),
      onData: ({ botId }) => hints.push(botId),
    });

    await expect.poll(() => hints).toEqual([lease.botId]);
    subscription.unsubscribe();
  });
});
