import { randomUUID } from "node:crypto";
import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createGroupSpeaker } from "../../testing/group-speaker.ts";
import { guestOf, plainInbox, setInbox, watchGuests } from "../../testing/guest.ts";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { refusal } from "../../testing/refusal.ts";

let desk: TestDesk;
let operator: Caller;
let guests: Awaited<ReturnType<typeof watchGuests>>;

beforeAll(async () => {
  desk = await testDesk();
  guests = await watchGuests(desk);
  operator = await desk.as("operator");
  await desk.build.bot();
});
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(() =>
  setInbox(guests.owner(), { ...plainInbox, texts: { ...plainInbox.texts, greeting: { en: "Welcome" } } }),
);

const conversationOf = async (tgUserId: number) => (await guests.threadOf(tgUserId)).conversation;
async function block(tgUserId: number) {
  const { contact, id: conversationId } = await conversationOf(tgUserId);
  await operator.contact.block.mutate(withOpId({ contactId: contact.id }));
  return { contactId: contact.id, conversationId };
}

describe("[D7] what somebody writes who is blocked", () => {
  it("stands in its thread, opens nothing, calls nobody and is answered by nothing; unblocked, it waits since then", async () => {
    const { says, tgUserId } = guestOf(desk);
    await says("You fools");
    const { contactId, conversationId } = await block(tgUserId);
    expect(await conversationOf(tgUserId)).toMatchObject({ state: "closed", contact: { isBlocked: true } });
    await desk.announced();

    for (const text of ["Hello?", "/help", "operator!"]) await says(text);

    expect(await guests.linesOf(tgUserId)).toEqual([
      "contact: You fools",
      "bot: Welcome",
      "* blocked",
      "contact: Hello?",
      "contact: /help",
      "contact: operator!",
    ]);
    expect(await conversationOf(tgUserId)).toMatchObject({ state: "closed", waitingSince: null, escalation: null });
    expect((await desk.announced()).map(([kind]) => kind)).toEqual(Array.from({ length: 3 }, () => "message.withheld"));
    expect((await guests.owner().conversation.counts.query()).data).toMatchObject({ open: 0, waiting: 0 });

    const { messages } = await guests.threadOf(tgUserId);
    await operator.contact.unblock.mutate(withOpId({ contactId }));

    const conversation = await conversationOf(tgUserId);
    expect(conversation).toMatchObject({ id: conversationId, state: "open", waitingSince: messages[3]?.createdAt });
    expect((await guests.linesOf(tgUserId)).at(-1)).toBe("* unblocked");
    await says("Sorry");
    expect((await desk.announced()).map(([kind]) => kind)).toContain("message.received");
  });

  it("opens no conversation either where there is none, or only spam", async () => {
    const { says, tgUserId } = guestOf(desk);
    await says("Buy now");
    const { conversationId, contactId } = await block(tgUserId);
    await operator.conversation.markSpam.mutate(withOpId({ conversationId }));

    await says("Buy it!");

    const { data } = await operator.contact.history.query({ contactId });
    expect(data.rows.map(({ state, lastMessage }) => [state, lastMessage])).toEqual([
      ["closed", "Buy it!"],
      ["spam", "Buy now"],
    ]);
    await operator.contact.unblock.mutate(withOpId({ contactId }));
    expect((await operator.contact.history.query({ contactId })).data.rows.map(({ state }) => state)).toEqual([
      "open",
      "spam",
    ]);
  });

  it("is edited, and comes late, as anything is", async () => {
    const { prepare, says, tgUserId } = guestOf(desk);
    await says("One");
    const late = await prepare("Late");
    await block(tgUserId);

    await Promise.all(Array.from({ length: 5 }, late));

    expect((await guests.linesOf(tgUserId)).filter((line) => line === "contact: Late")).toHaveLength(1);
    expect(await conversationOf(tgUserId)).toMatchObject({ state: "closed", lastMessage: "Late" });
  });

  it("is to be read only: nobody can write to them, in a word or a sign", async () => {
    const { says, tgUserId } = guestOf(desk);
    await says("One");
    const { conversationId } = await block(tgUserId);
    await operator.conversation.reopen.mutate(withOpId({ conversationId }));
    const [first] = (await guests.threadOf(tgUserId)).messages;
    const answer = { conversationId, text: "An answer", clientKey: randomUUID() };

    await expect(operator.message.send.mutate(withOpId(answer))).rejects.toMatchObject(
      refusal("conflict", "contact_blocked"),
    );
    await expect(
      operator.message.react.mutate(withOpId({ messageId: first?.id ?? "", emoji: "👍" })),
    ).rejects.toMatchObject(refusal("conflict", "contact_blocked"));
    await operator.message.note.mutate(withOpId({ conversationId, text: "Beware", clientKey: randomUUID() }));
  });

  it("is passed over in a group: nothing of theirs stands there or moves it, while the others are heard", async () => {
    const admin = await desk.as("admin");
    const group = createGroupSpeaker(desk, { tgChatId: -720, reader: operator });
    await group.standing("member");
    await group.hear(admin, "all");
    const boris = { tgUserId: 7201, name: "Boris" };
    await group.say({ tgMessageId: 1, text: "Sell, sell", ...boris });
    const [before] = await group.talks();
    const conversationId = before?.id ?? "";
    const { data } = await operator.group.about.query({ conversationId });
    const contactId = data.participants[0]?.contactId ?? "";
    await operator.contact.block.mutate(withOpId({ contactId }));
    await operator.conversation.close.mutate(withOpId({ conversationId }));
    await desk.announced();

    expect(await group.say({ tgMessageId: 2, text: "Operator, buy!", isAddressed: true, ...boris })).toEqual({
      applied: false,
    });
    expect(await group.edit({ tgMessageId: 2, text: "@desk_bot buy!", isAddressed: true, ...boris })).toEqual({
      applied: false,
    });
    expect(await group.react(1, ["👍"], boris.tgUserId)).toEqual({ applied: false });
    expect(await desk.announced()).toEqual([]);
    expect((await group.messages(conversationId)).map(({ text }) => text)).toEqual(["Sell, sell"]);

    await group.say({ tgMessageId: 3, text: "What is this?", tgUserId: 7202, name: "Anna" });
    await operator.contact.unblock.mutate(withOpId({ contactId }));
    await group.say({ tgMessageId: 4, text: "Sorry", ...boris });
    expect((await group.messages(conversationId)).map(({ text }) => text)).toEqual([
      "Sell, sell",
      "What is this?",
      "Sorry",
    ]);
  });

  it("blocks once, by whom and since when, for those who handle people", async () => {
    const { says, tgUserId } = guestOf(desk);
    await says("One");
    const { contactId } = await block(tgUserId);
    await desk.announced();
    await operator.contact.block.mutate(withOpId({ contactId }));

    expect(await desk.announced()).toEqual([]);
    const viewer = await desk.as("viewer");
    expect((await viewer.contact.get.query({ contactId })).data.blocked?.by).toBe(operator.who?.name);
    await expect(viewer.contact.unblock.mutate(withOpId({ contactId }))).rejects.toMatchObject(refusal("forbidden"));
  });
});
