import { withOpId } from "@frontdesk/client";
import { messageLimits } from "@frontdesk/contract";
import type { SendOutcome } from "@frontdesk/contract/inputs";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";
import { createOutbox } from "../../testing/outbox.ts";
import { say, threadOf } from "../../testing/thread.ts";

let desk: TestDesk;
let operator: Caller;
let senior: Caller;
let conversationId: string;
let inboundId: string;
let inboundAt: number;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
  senior = await desk.as("senior");
});
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(async () => {
  while ((await desk.build.deliver()).length > 0);
  ({
    conversationId,
    messageId: inboundId,
    tgMessageId: inboundAt,
  } = await desk.build.inbound({ text: "The lamp is out" }));
  await desk.announced();
});

/** A text of as many parts, each of one letter. */
const long = (...letters: string[]) => letters.map((letter) => letter.repeat(4_000)).join("\n\n");
const send = (text: string, by = operator) => say(by, conversationId, text);
const latest = async (id: string) => {
  const found = (await threadOf(operator, conversationId)).find((message) => message.id === id);
  if (!found) throw new Error("The message is not in its thread.");
  return found;
};
const edit = async (id: string, text: string) =>
  operator.message.edit.mutate(withOpId({ messageId: id, text, version: (await latest(id)).version }));
const remove = (messageId: string, by = operator) => by.message.delete.mutate(withOpId({ messageId }));
const react = (messageId: string, emoji: "👍" | "🔥" | null, by = operator) =>
  by.message.react.mutate(withOpId({ messageId, emoji }));
const sentAs = (...tgMessageIds: number[]): SendOutcome => ({ kind: "sent", tgMessageIds });
const beginning = async (outcome?: SendOutcome) =>
  (await desk.build.deliver(outcome)).map((asked) =>
    "text" in asked ? [asked.kind, asked.text.slice(0, 2)] : [asked.kind],
  );
const kinds = async () => (await desk.announced()).map(([kind]) => kind);

describe("[T5] a long message", () => {
  it("is one bubble, sent once all its parts are, in order", async () => {
    const { id } = await send(long("a", "b", "c"));
    await desk.announced();

    expect(await beginning()).toEqual([["send_text", "aa"]]);
    expect(await latest(id)).toMatchObject({ state: "sending" });
    expect(await beginning()).toEqual([["send_text", "bb"]]);
    expect(await beginning()).toEqual([["send_text", "cc"]]);

    expect(await latest(id)).toMatchObject({ state: "sent" });
    // Told when it begins and when it is done.
    expect(await kinds()).toEqual(["message.progressed", "message.progressed"]);
  });

  it("[P6] is held where a part fails, lets others pass, and goes on from that part", async () => {
    const { id } = await send(long("a", "b", "c"));
    await send("next");
    await desk.build.deliver();
    await desk.build.deliver({ kind: "failed", reason: "Bad Request" });

    expect(await latest(id)).toMatchObject({ state: "failed", failure: "Bad Request" });
    expect(await beginning()).toEqual([["send_text", "ne"]]);
    await operator.message.resend.mutate(withOpId({ messageId: id }));

    expect(await beginning()).toEqual([["send_text", "bb"]]);
    expect(await beginning()).toEqual([["send_text", "cc"]]);
    expect(await latest(id)).toMatchObject({ state: "sent", failure: null });
  });
});

describe("[T5] editing a long message", () => {
  it("rewrites what waits, in more parts or fewer, in the same place of the line", async () => {
    const { id } = await send("short");
    await send("next");
    await edit(id, long("a", "b"));

    expect(await beginning()).toEqual([["send_text", "aa"]]);
    expect(await beginning()).toEqual([["send_text", "bb"]]);
    await edit(id, "one again");
    expect(await beginning()).toEqual([["send_text", "ne"]]);
    expect(await beginning()).toEqual([["edit_text", "on"]]);
    expect(await beginning(sentAs())).toEqual([["delete"]]);
  });

  it("[P6] puts the parts that it adds behind those that wait, and before what comes after them", async () => {
    const { id } = await send(long("a", "b"));
    await send("next");
    await edit(id, long("a", "b", "c"));

    const order = [await beginning(), await beginning(), await beginning(), await beginning()];
    expect(order.flat().map(([, text]) => text)).toEqual(["aa", "bb", "cc", "ne"]);
  });

  it("[P6] lets the parts that it adds to one that failed wait with it, and go behind it", async () => {
    const { id } = await send("short");
    await desk.build.deliver({ kind: "failed", reason: "Bad Request" });

    expect(await edit(id, long("a", "b"))).toMatchObject({ state: "failed" });
    expect(await desk.build.deliver()).toEqual([]);
    await operator.message.resend.mutate(withOpId({ messageId: id }));

    expect(await beginning()).toEqual([["send_text", "aa"]]);
    expect(await beginning()).toEqual([["send_text", "bb"]]);
    expect(await latest(id)).toMatchObject({ state: "sent" });
  });

  it("edits each part that changed and deletes those that are too many; more than were sent it can't be", async () => {
    const { id } = await send(long("a", "b", "c"));
    for (const at of [41, 42, 43]) await desk.build.deliver(sentAs(at));

    await edit(id, long("a", "x"));
    expect(await desk.build.deliver(sentAs())).toMatchObject([{ kind: "edit_text", tgMessageId: 42 }]);
    expect(await desk.build.deliver(sentAs())).toEqual([{ kind: "delete", tgMessageIds: [43] }]);
    await expect(edit(id, long("a", "x", "c"))).rejects.toMatchObject(refusal("conflict", "edit_too_long"));
    expect(await latest(id)).toMatchObject({ state: "sent", text: long("a", "x") });
  });

  it("to what is sent already makes a message that was held a sent one", async () => {
    const { id } = await send(long("a", "b"));
    await desk.build.deliver();
    await desk.build.deliver({ kind: "failed", reason: "Bad Request" });

    expect(await edit(id, "all that is needed")).toMatchObject({ state: "sent", failure: null });
    expect(await beginning()).toEqual([["edit_text", "al"]]);
    expect(await desk.build.deliver()).toEqual([]);
  });
});

describe("[T9] deleting", () => {
  it("takes back at once what was not sent", async () => {
    const { id } = await send(long("a", "b"));

    expect(await remove(id)).toMatchObject({ state: "cancelled" });
    expect(await desk.build.deliver()).toEqual([]);
  });

  it("asks Telegram for what was, keeps what it said, and is written down", async () => {
    const { id } = await send(long("a", "b"));
    for (const at of [51, 52]) await desk.build.deliver(sentAs(at));
    await desk.announced();

    expect(await remove(id)).toMatchObject({ state: "deleting" });
    expect(await desk.build.deliver(sentAs())).toEqual([{ kind: "delete", tgMessageIds: [51, 52] }]);

    expect(await latest(id)).toMatchObject({ state: "deleted", text: long("a", "b") });
    expect(await kinds()).toEqual(["message.progressed", "conversation.revised", "message.progressed"]);
    await expect(edit(id, "back")).rejects.toMatchObject(refusal("conflict", "wrong_state"));
  });

  it("is undone where Telegram refuses it, and the bubble says why", async () => {
    const { id } = await send("stay");
    await desk.build.deliver();
    await remove(id);
    await desk.build.deliver({ kind: "failed", reason: "message can't be deleted" });

    expect(await latest(id)).toMatchObject({ state: "sent", failure: "message can't be deleted" });
  });

  it("is for one's own, and a senior; not for what came in, nor for what is under way", async () => {
    const { id } = await send("mine");
    await expect(remove(id, await desk.as("operator"))).rejects.toMatchObject(refusal("conflict", "not_yours"));
    await expect(remove(inboundId, senior)).rejects.toMatchObject(refusal("conflict", "wrong_state"));
    await desk.build.deliver({ kind: "unknown", reason: "timeout" });

    await expect(remove(id)).rejects.toMatchObject(refusal("conflict", "wrong_state"));
    await operator.message.dismiss.mutate(withOpId({ messageId: id }));
    const { id: other } = await send("other");
    expect(await remove(other, senior)).toMatchObject({ state: "cancelled" });
  });

  it("ends after 48 hours", async () => {
    const { id } = await send("old");
    await desk.build.deliver();
    await inWorkspace(desk.services.database, desk.home.workspaceId).write({}, async ({ db, now }) => {
      const twoDaysAgo = new Date(now.getTime() - messageLimits.deletableMs);
      await db.updateTable("message").set({ created_at: twoDaysAgo }).where("id", "=", id).execute();
      return { value: null, events: [] };
    });

    await expect(remove(id)).rejects.toMatchObject(refusal("conflict", "too_old"));
  });
});

describe("a reaction", () => {
  it("is the desk's one, whoever's, and asked of Telegram", async () => {
    await react(inboundId, "👍");
    const message = await react(inboundId, "🔥", senior);

    expect(message.reactions).toMatchObject([{ emoji: "🔥", by: { kind: "member", name: senior.who?.name } }]);
    // What no bot has begun is not asked for any more.
    expect(await desk.build.deliver()).toEqual([{ kind: "react", tgMessageId: inboundAt, emoji: "🔥" }]);
    await react(inboundId, "🔥");
    expect(await desk.build.deliver()).toEqual([]);
    expect((await react(inboundId, null)).reactions).toEqual([]);
    expect(await desk.build.deliver()).toMatchObject([{ kind: "react", emoji: null }]);
  });

  it("that Telegram refuses is taken back, and the one before it stands", async () => {
    await react(inboundId, "👍");
    await desk.build.deliver();
    await react(inboundId, "🔥");
    await desk.build.deliver({ kind: "failed", reason: "REACTION_INVALID" });

    expect(await latest(inboundId)).toMatchObject({
      reactions: [{ emoji: "👍", by: { name: operator.who?.name } }],
      failure: "REACTION_INVALID",
    });
  });

  test("is not for what Telegram does not have", async () => {
    const { id } = await send("waiting");
    await expect(react(id, "👍")).rejects.toMatchObject(refusal("conflict", "wrong_state"));
  });
});

test("an answer is to a message of its own thread", async () => {
  const elsewhere = (await desk.build.inbound({ text: "Elsewhere" })).messageId;
  const answer = (messageId: string) =>
    operator.message.send.mutate(
      withOpId({ conversationId, text: "Yes", clientKey: crypto.randomUUID(), reply: { messageId, quote: "lamp" } }),
    );

  await expect(answer(elsewhere)).rejects.toMatchObject(refusal("not_found"));
  expect((await answer(inboundId)).reply).toMatchObject({ messageId: inboundId, quote: "lamp" });
  expect(await desk.build.deliver()).toMatchObject([
    { kind: "send_text", text: "Yes", reply: { tgMessageId: inboundAt, quote: "lamp", quoteEntities: [] } },
  ]);
});

// Last, since the lease is another's from here on.
test("[P6] a long message whose bot dies between its parts is in doubt from the part that was begun, and sent no further", async () => {
  const { id } = await send(long("a", "b", "c"));
  await desk.build.deliver();
  const { telegram } = desk.installation();
  const former = await desk.build.bot();
  const outbox = createOutbox(desk, () => former);
  const [second] = await outbox.claim(1);
  await outbox.mark([second?.outboxId ?? ""]);
  await telegram.dropLease.mutate(withOpId(former));
  const heir = { botId: former.botId, holder: "heir", renews: null };
  const lease = await telegram.holdLease.mutate(withOpId(heir));
  if (!("leaseToken" in lease)) throw new Error("The lease is held by another.");

  const claimed = await outbox.claim(9, lease.leaseToken);

  expect(claimed).toEqual([]);
  expect(await latest(id)).toMatchObject({ state: "unknown" });
});
