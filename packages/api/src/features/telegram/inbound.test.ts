import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { BuiltBot } from "../../testing/builders.ts";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { contentOf, fileOf } from "../../testing/telegram-content.ts";
import { threadOf } from "../../testing/thread.ts";

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

let person = 600;
const receive = (...updateIds: number[]) => {
  const updates = updateIds.map((updateId) => ({ updateId, kind: "message", payload: { text: `${updateId}` } }));
  return telegram.receive.mutate(withOpId({ ...lease, updates }));
};
const waiting = async () =>
  (await telegram.waitingUpdates.query({ ...lease, limit: 200 })).map(({ updateId }) => updateId);
const apply = (updateId: number, said: Parameters<typeof contentOf>[0]) =>
  telegram.applyMessage.mutate(withOpId({ ...lease, updateId, ...contentOf(said) }));

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
      const edit = { ...contentOf({ tgUserId, tgMessageId, text, entities }), editedAt: new Date().toISOString() };
      return telegram.applyEdit.mutate(withOpId({ ...lease, updateId: await desk.build.update(), ...edit }));
    };

    expect(await change("Hello")).toEqual({ applied: true });
    expect(await change("Hello")).toEqual({ applied: true });

    expect(await threadOf(operator, conversationId)).toMatchObject([
      { id: messageId, text: "Hello", entities, seq: 1 },
    ]);
    expect((await operator.message.revisions.query({ messageId })).data).toMatchObject([{ revision: 1, text: "Helo" }]);
  });

  it("changes what the queue shows where it edits the last message, a photo's caption too", async () => {
    const file = fileOf();
    const { conversationId, ...at } = await desk.build.inbound({ text: "Helo", file });
    const shown = async () => (await operator.conversation.get.query({ conversationId })).data.lastMessage;
    const change = async (text: string) => {
      const { tgUserId, tgMessageId } = at;
      const edit = { ...contentOf({ tgUserId, tgMessageId, text }), editedAt: new Date().toISOString() };
      await telegram.applyEdit.mutate(withOpId({ ...lease, updateId: await desk.build.update(), ...edit }));
    };

    await change("Hello");
    expect(await shown()).toBe("🖼 Hello");
    await change("");
    expect(await shown()).toBe("🖼");
    await desk.build.inbound({ tgUserId: at.tgUserId, text: "Later" });
    await change("Hello again");
    expect(await shown()).toBe("Later");
  });

  it("is given up after five failed tries, so that its chat goes on", async () => {
    const updateId = await desk.build.update();
    const fail = () => telegram.failUpdate.mutate(withOpId({ ...lease, updateId, error: "broken" }));

    const states = [await fail(), await fail(), await fail(), await fail(), await fail()].map(({ state }) => state);

    expect(states).toEqual(["received", "received", "received", "received", "failed"]);
    expect(await waiting()).toEqual([]);
  });

  it("is given up at once where no further try could end otherwise", async () => {
    const updateId = await desk.build.update();

    const given = await telegram.failUpdate.mutate(withOpId({ ...lease, updateId, error: "invalid", final: true }));

    expect(given).toEqual({ state: "failed" });
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
