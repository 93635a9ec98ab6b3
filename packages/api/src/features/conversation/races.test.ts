import { withOpId } from "@frontdesk/client";
import { isLive } from "@frontdesk/contract";
import { brokenInvariants } from "@frontdesk/db/invariants";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guestOf } from "../../testing/guest.ts";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { say, threadOf } from "../../testing/thread.ts";

let desk: TestDesk;
let owner: Caller;
let senior: Caller;
let operator: Caller;

beforeAll(async () => {
  desk = await testDesk();
  [owner, senior, operator] = [await desk.as("owner"), await desk.as("senior"), await desk.as("operator")];
  await desk.build.bot();
});
afterAll(() => desk[Symbol.asyncDispose]());

const look = async (conversationId: string) => (await owner.conversation.get.query({ conversationId })).data;

/** Somebody in a conversation, whose next message is ready to be applied. */
async function somebody() {
  const guest = guestOf(desk);
  await guest.says("Hello");
  const { data } = await owner.conversation.list.query({ view: "open", limit: 100 });
  const { id: conversationId, contact } = data.rows.find(
    ({ contact: { name } }) => name === `Guest ${guest.tgUserId}`,
  )!;
  return { conversationId, contact, contactId: contact.id, writes: await guest.prepare("And more") };
}
type Somebody = Awaited<ReturnType<typeof somebody>>;

/** What may be refused because something else came first; anything else is a fault. */
const late = ["conflict", "not_found"];

const acts: Record<string, (one: Somebody, other: Somebody) => Promise<unknown>> = {
  take: ({ conversationId }) => operator.conversation.take.mutate(withOpId({ conversationId })),
  assign: ({ conversationId }) =>
    senior.conversation.assign.mutate(
      withOpId({ conversationId, to: { kind: "member", id: operator.who?.memberId ?? "" }, heldBy: null }),
    ),
  close: ({ conversationId }) => senior.conversation.close.mutate(withOpId({ conversationId })),
  reopen: ({ conversationId }) => senior.conversation.reopen.mutate(withOpId({ conversationId })),
  snooze: ({ conversationId }) => senior.conversation.snooze.mutate(withOpId({ conversationId, until: null })),
  bulk: (one, other) =>
    senior.conversation.bulk.mutate(
      withOpId({ conversationIds: [other.conversationId, one.conversationId], act: { name: "close" } }),
    ),
  send: ({ conversationId }) => say(senior, conversationId, "Here"),
  block: ({ contactId }) => operator.contact.block.mutate(withOpId({ contactId })),
  merge: (one, other) => operator.contact.merge.mutate(withOpId({ contactId: one.contactId, intoId: other.contactId })),
  erase: ({ contact: { id, name } }) => owner.contact.erase.mutate(withOpId({ contactId: id, name })),
};

describe("[I7, I8] whatever is done while a person writes", () => {
  it.each([
    ["take", "close"],
    ["assign", "close"],
    ["take", "assign"],
    ["bulk", "close"],
    ["block", "send"],
    ["merge", "close"],
    ["erase", "send"],
    ["erase", "merge"],
    ["block", "reopen"],
    ["snooze", "merge"],
  ])("%s and %s at once end one after the other, and their message is kept", async (...names) => {
    const [one, other] = [await somebody(), await somebody()];

    const outcomes = await Promise.allSettled([
      one.writes(),
      ...names.map((name) => acts[name]!(one, other)),
      other.writes(),
    ]);

    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(late).toContain(outcome.reason?.data?.desk?.code);
    expect(outcomes[0]?.status).toBe("fulfilled");
    expect(outcomes.at(-1)?.status).toBe("fulfilled");
    const { contact, state } = await look(one.conversationId);
    if (contact.isBlocked && !names.includes("reopen")) expect(isLive(state)).toBe(false);
    const thread = await threadOf(owner, other.conversationId);
    expect(thread.filter(({ direction }) => direction === "in").map(({ text }) => text)).toEqual(["Hello", "And more"]);
  });

  it("leaves numbers without gaps, and one message for each of theirs", async () => {
    const broken = await brokenInvariants(desk.database.adminUrl);

    // Updates are stored here without what Telegram said in them.
    expect(broken.filter((it) => !it.startsWith("I8: update "))).toEqual([]);
  });
});
