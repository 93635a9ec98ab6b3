import { withOpId } from "@frontdesk/client";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BuiltBot } from "../../testing/builders.ts";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";
import { messageOf } from "../../testing/story/stage.ts";

let desk: TestDesk;
let operator: Caller;
let telegram: Caller["telegram"];
let lease: BuiltBot;
let person = 600;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
  ({ telegram } = desk.installation());
  lease = await desk.build.bot();
});
afterAll(() => desk[Symbol.asyncDispose]());

/** The desk's clock, moved for everyone. */
async function pass(seconds: number) {
  await desk.build.moveClock(seconds);
}

const held = async (renews: string | null, holder = "other") => {
  const answer = await telegram.holdLease.mutate(withOpId({ botId: lease.botId, holder, renews }));
  return "leaseToken" in answer ? answer.leaseToken : answer.heldBy;
};
const receive = (...updateIds: number[]) => {
  const updates = updateIds.map((updateId) => ({ updateId, kind: "message", payload: { text: `${updateId}` } }));
  return telegram.receive.mutate(withOpId({ ...lease, updates }));
};
const waiting = async () =>
  (await telegram.waitingUpdates.query({ ...lease, limit: 200 })).map(({ updateId }) => updateId);
const apply = (updateId: number, said: Parameters<typeof messageOf>[0]) =>
  telegram.applyMessage.mutate(withOpId({ ...lease, updateId, ...messageOf(said) }));
const threadOf = async (conversationId: string) => (await operator.message.list.query({ conversationId })).data.rows;
const say = async (conversationId: string, text: string) =>
  operator.message.send.mutate(withOpId({ conversationId, text, clientKey: crypto.randomUUID() }));
const claim = (limit = 100, leaseToken = lease.leaseToken) =>
  telegram.claimSends.mutate(withOpId({ botId: lease.botId, leaseToken, limit }));
const mark = (outboxIds: string[], leaseToken = lease.leaseToken) =>
  telegram.markSending.mutate(withOpId({ botId: lease.botId, leaseToken, outboxIds }));

describe("what comes in", () => {
  it("[I8] is a set of updates, in order of arrival", async () => {
    expect(await receive(3, 2)).toEqual({ stored: 2, known: 0 });
    expect(await receive(2, 3, 4)).toEqual({ stored: 1, known: 2 });
    expect(await waiting()).toEqual([2, 3, 4]);

    for (const updateId of [2, 3, 4]) {
      const settled = withOpId({ ...lease, updateId, reason: "not for us" });
      expect(await telegram.ignoreUpdate.mutate(settled)).toEqual({ applied: true });
      expect(await telegram.ignoreUpdate.mutate(settled)).toEqual({ applied: false });
    }
    expect(await waiting()).toEqual([]);
  });

  it("[P5] takes effect once, also where one update is applied five times at once", async () => {
    const updateId = await desk.build.update();
    person += 1;
    const said = { tgUserId: person, tgMessageId: 1, text: "Once" };
    await desk.announced();

    const outcomes = await Promise.all(Array.from({ length: 5 }, () => apply(updateId, said)));

    expect(outcomes.filter(({ applied }) => applied).length).toBe(1);
    expect((await desk.announced()).map(([kind]) => kind)).toEqual(["conversation.created", "message.received"]);
  });

  it("[P5] makes one message of two updates with the same one, also at once", async () => {
    const updates = [await desk.build.update(), await desk.build.update(), await desk.build.update()];
    person += 1;
    const said = { tgUserId: person, tgMessageId: 1, text: "The same" };
    await desk.announced();

    const outcomes = await Promise.all(updates.map((updateId) => apply(updateId, said)));

    expect(outcomes.filter(({ applied }) => applied).length).toBe(1);
    expect((await desk.announced()).filter(([kind]) => kind === "message.received").length).toBe(1);
    expect(await waiting()).toEqual([]);
  });

  it("tells of a new name once, to whoever sees the person", async () => {
    const { tgUserId } = await desk.build.inbound({ name: "Anna" });
    await desk.announced();
    await desk.build.inbound({ tgUserId, name: "Anna K." });
    await desk.build.inbound({ tgUserId, name: "Anna K." });

    const told = (await desk.announced()).filter(([kind]) => kind === "contact.changed");
    expect(told).toEqual([["contact.changed", expect.objectContaining({ name: "Anna K." })]]);
  });

  it("changes a message as its author changed it, and not where it reads the same", async () => {
    const { conversationId, messageId, tgUserId, tgMessageId } = await desk.build.inbound({ text: "Helo" });
    const entities = [{ type: "bold", offset: 0, length: 5 }];
    const change = async (text: string) => {
      const edit = { tgChatId: tgUserId, tgMessageId, text, entities, editedAt: new Date().toISOString() };
      return telegram.applyEdit.mutate(withOpId({ ...lease, updateId: await desk.build.update(), ...edit }));
    };

    expect(await change("Hello")).toEqual({ applied: true });
    expect(await change("Hello")).toEqual({ applied: true });

    expect(await threadOf(conversationId)).toMatchObject([{ id: messageId, text: "Hello", entities, seq: 1 }]);
    expect((await operator.message.revisions.query({ messageId })).data).toMatchObject([{ revision: 1, text: "Helo" }]);
  });

  it("is ignored where it edits what the desk never saw", async () => {
    const edit = { tgChatId: 1, tgMessageId: 99, text: "?", entities: [], editedAt: new Date().toISOString() };
    const updateId = await desk.build.update();

    expect(await telegram.applyEdit.mutate(withOpId({ ...lease, updateId, ...edit }))).toEqual({ applied: false });
    expect(await waiting()).toEqual([]);
  });

  it("is given up after five failed tries, so that its chat goes on", async () => {
    const updateId = await desk.build.update();
    const fail = () => telegram.failUpdate.mutate(withOpId({ ...lease, updateId, error: "broken" }));

    const states = [await fail(), await fail(), await fail(), await fail(), await fail()].map(({ state }) => state);

    expect(states).toEqual(["received", "received", "received", "received", "failed"]);
    expect(await waiting()).toEqual([]);
  });

  it("says whether a person can be reached, once each time it changes", async () => {
    const { conversationId, tgUserId } = await desk.build.inbound();
    const reach = async (reachable: "yes" | "blocked") =>
      telegram.applyReachability.mutate(
        withOpId({ ...lease, updateId: await desk.build.update(), tgChatId: tgUserId, reachable }),
      );
    await desk.announced();

    await reach("blocked");
    await reach("blocked");
    expect((await operator.conversation.get.query({ conversationId })).data.contact.reachable).toBe("blocked");
    // Whoever writes has let the bot in again.
    await desk.build.inbound({ tgUserId });

    const told = (await desk.announced()).filter(([kind]) => kind === "contact.reachability");
    expect(told.map(([, data]) => (data as { reachable: string }).reachable)).toEqual(["blocked", "yes"]);
  });
});

describe("what goes out", () => {
  it("[I10] is one at a time per chat, first in, first out", async () => {
    const [one, other] = [await desk.build.conversation(), await desk.build.conversation()];
    for (const text of ["1", "2", "3"]) await say(one, text);
    await say(other, "other");

    const first = await claim();
    expect(first.map(({ send }) => send.text).sort()).toEqual(["1", "other"]);
    // Its answer may have been lost: what was claimed and not begun is handed out again, and nothing beyond it.
    expect((await claim()).map(({ outboxId }) => outboxId).sort()).toEqual(
      first.map(({ outboxId }) => outboxId).sort(),
    );

    await desk.build.deliver();
    expect((await desk.build.deliver()).map(({ text }) => text)).toEqual(["2"]);
    expect((await desk.build.deliver()).map(({ text }) => text)).toEqual(["3"]);
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
    await pass(61);
    lease = { ...lease, leaseToken: await held(lease.leaseToken, "tests") };
    expect((await desk.build.deliver()).map(({ text }) => text)).toEqual(["Slow"]);
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

describe("the lease", () => {
  it("is one process's at a time; another is told whose", async () => {
    expect(await held(null)).toBe("tests");
    expect(await held(lease.leaseToken, "tests")).toBe(lease.leaseToken);
  });

  it("[P6] fences a former holder off; the next one puts right what it left", async () => {
    const [toSend, toEdit, taken] = [
      await desk.build.conversation(),
      await desk.build.conversation(),
      await desk.build.conversation(),
    ];
    const { id } = await say(toEdit, "Old");
    await desk.build.deliver({ kind: "sent", tgMessageIds: [55] });
    const version = (await threadOf(toEdit)).at(-1)?.version ?? 0;
    await operator.message.edit.mutate(withOpId({ messageId: id, text: "New", version }));
    await say(toSend, "In doubt");
    const begun = await claim();
    await mark(begun.map(({ outboxId }) => outboxId));
    await say(taken, "Only leased");
    await claim();

    const former = lease.leaseToken;
    await pass(16);
    const next = await held(null, "next");
    const outcome = { kind: "sent" as const, tgMessageIds: [56] };
    const late = withOpId({ botId: lease.botId, leaseToken: former, outboxId: begun[0]?.outboxId ?? "", outcome });
    await expect(telegram.settleSend.mutate(late)).rejects.toMatchObject(refusal("conflict", "lease_lost"));
    await expect(claim(1, former)).rejects.toMatchObject(refusal("conflict", "lease_lost"));
    const claimed = await claim(100, next);

    expect(claimed.map(({ send }) => [send.kind, send.text]).sort()).toEqual([
      ["edit_text", "New"],
      ["send_text", "Only leased"],
    ]);
    expect((await threadOf(toSend)).at(-1)).toMatchObject({ state: "unknown", failure: expect.any(String) });
    expect((await threadOf(toEdit)).at(-1)).toMatchObject({ state: "sent" });
    expect(await held(former, "tests")).toBe("next");
    await telegram.dropLease.mutate(withOpId({ botId: lease.botId, leaseToken: next }));
    lease = { ...lease, leaseToken: await held(null, "tests") };
  });

  it("that ran out and that nobody took is prolonged under its token", async () => {
    await pass(16);

    expect(await held(lease.leaseToken, "tests")).toBe(lease.leaseToken);
  });

  it("has one holder, of ten who ask at once", async () => {
    await telegram.dropLease.mutate(withOpId(lease));

    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        telegram.holdLease.mutate(withOpId({ botId: lease.botId, holder: `process ${index}`, renews: null })),
      ),
    );

    const tokens = answers.flatMap((answer) => ("leaseToken" in answer ? [answer.leaseToken] : []));
    expect(new Set(tokens).size).toBe(1);
    lease = { ...lease, leaseToken: tokens[0] ?? "" };
  });
});

describe("the duties", () => {
  it("are the bot process's alone", async () => {
    const owner = await desk.as("owner");

    await expect(owner.telegram.bots.query()).rejects.toMatchObject(refusal("forbidden"));
    await expect(desk.anonymous().telegram.bots.query()).rejects.toMatchObject(
      refusal("unauthenticated", "signed_out"),
    );
    expect(await telegram.bots.query()).toMatchObject([{ botId: lease.botId, token: "123456:token" }]);
  });

  it("stay within the bot's workspace", async () => {
    const elsewhere = crypto.randomUUID();

    await expect(
      telegram.holdLease.mutate(withOpId({ botId: elsewhere, holder: "tests", renews: null })),
    ).rejects.toMatchObject(refusal("not_found"));
    const foreign = await inWorkspace(desk.services.database, desk.foreign.workspaceId).read(({ db }) =>
      db.selectFrom("tg_update").select("update_id").execute(),
    );
    expect(foreign).toEqual([]);
  });
});
