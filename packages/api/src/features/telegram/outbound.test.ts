import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { BuiltBot } from "../../testing/builders.ts";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";

let desk: TestDesk;
let operator: Caller;
let telegram: Caller["telegram"];
let lease: BuiltBot;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
  ({ telegram } = desk.installation());
});
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(async () => {
  lease = await desk.build.bot();
});

const threadOf = async (conversationId: string) => (await operator.message.list.query({ conversationId })).data.rows;
const say = async (conversationId: string, text: string) =>
  operator.message.send.mutate(withOpId({ conversationId, text, clientKey: crypto.randomUUID() }));
const claim = (limit = 100, leaseToken = lease.leaseToken) =>
  telegram.claimSends.mutate(withOpId({ botId: lease.botId, leaseToken, limit }));
const mark = (outboxIds: string[], leaseToken = lease.leaseToken) =>
  telegram.markSending.mutate(withOpId({ botId: lease.botId, leaseToken, outboxIds }));

describe("what goes out", () => {
  it("[I10] is one at a time per chat, first in, first out", async () => {
    const [one, other] = [await desk.build.conversation(), await desk.build.conversation()];
    for (const text of ["1", "2", "3"]) await say(one, text);
    await say(other, "other");

    const first = await claim();
    expect(first.map(({ send }) => "text" in send && send.text).sort()).toEqual(["1", "other"]);
    // Its answer may have been lost: what was claimed and not begun is handed out again, and nothing beyond it.
    expect((await claim()).map(({ outboxId }) => outboxId).sort()).toEqual(
      first.map(({ outboxId }) => outboxId).sort(),
    );

    await desk.build.deliver();
    expect(await desk.build.deliver()).toMatchObject([{ text: "2" }]);
    expect(await desk.build.deliver()).toMatchObject([{ text: "3" }]);
    expect((await threadOf(one)).map(({ state }) => state)).toEqual(["received", "sent", "sent", "sent"]);
  });

  it("is leased once, however many ask at the same time", async () => {
    const conversationId = await desk.build.conversation();
    await say(conversationId, "Once");

    const claims = await Promise.all(Array.from({ length: 5 }, () => claim()));

    expect(new Set(claims.flat().map(({ outboxId }) => outboxId)).size).toBe(1);
    await desk.build.deliver();
  });

  it("is marked before it is sent; a repeat of the mark answers the same, a settled one is nobody's any more", async () => {
    const conversationId = await desk.build.conversation();
    await say(conversationId, "Marked");
    const outboxIds = (await claim()).map(({ outboxId }) => outboxId);

    expect(await mark(outboxIds)).toEqual({ outboxIds });
    expect(await mark(outboxIds)).toEqual({ outboxIds });
    expect((await threadOf(conversationId)).at(-1)).toMatchObject({ state: "sending" });
    const settle = () =>
      telegram.settleSend.mutate(
        withOpId({ ...lease, outboxId: outboxIds[0] ?? "", outcome: { kind: "sent", tgMessageIds: [31] } }),
      );
    await settle();
    await desk.announced();
    await settle();

    expect(await mark(outboxIds)).toEqual({ outboxIds: [] });
    expect(await desk.announced()).toEqual([]);
  });

  it("waits as long as Telegram asked, and keeps its place", async () => {
    const conversationId = await desk.build.conversation();
    await say(conversationId, "Slow");
    await say(conversationId, "Next");
    await desk.build.deliver({ kind: "retry", afterMs: 60_000, reason: "Too Many Requests: retry after 60" });

    expect(await claim()).toEqual([]);
    expect((await threadOf(conversationId)).at(-2)).toMatchObject({ state: "queued" });
    await desk.build.moveClock(61);
    await telegram.holdLease.mutate(withOpId({ botId: lease.botId, holder: "tests", renews: lease.leaseToken }));
    expect(await desk.build.deliver()).toMatchObject([{ text: "Slow" }]);
    await desk.build.deliver();
  });

  it("tells who blocked the bot, and why it was not sent", async () => {
    const conversationId = await desk.build.conversation();
    await say(conversationId, "Hello?");
    await desk.build.deliver({
      kind: "failed",
      reason: "Forbidden: bot was blocked by the user",
      reachable: "blocked",
    });

    const { data } = await operator.conversation.get.query({ conversationId });
    expect(data.contact.reachable).toBe("blocked");
    expect((await threadOf(conversationId)).at(-1)).toMatchObject({
      state: "failed",
      failure: "Forbidden: bot was blocked by the user",
    });
  });

  it("says of a failed edit that the message stands in its old form", async () => {
    const conversationId = await desk.build.conversation();
    const { id } = await say(conversationId, "At noon");
    await desk.build.deliver();
    const version = (await threadOf(conversationId)).at(-1)?.version ?? 0;
    await operator.message.edit.mutate(withOpId({ messageId: id, text: "At one", version }));
    await desk.build.deliver({ kind: "failed", reason: "message can't be edited" });

    expect((await threadOf(conversationId)).at(-1)).toMatchObject({
      state: "sent",
      failure: "message can't be edited",
    });
  });

  it("is asked for by a wake, which names the bot with due work", async () => {
    const hints: (string | null)[] = [];
    const conversationId = await desk.build.conversation();
    const subscription = desk.installation().telegram.wakes.subscribe(undefined, {
      onStarted: () => void say(conversationId, "Wake up"),
      onData: ({ botId }) => hints.push(botId),
    });

    await expect.poll(() => hints).toEqual([lease.botId]);
    subscription.unsubscribe();
  });
});
