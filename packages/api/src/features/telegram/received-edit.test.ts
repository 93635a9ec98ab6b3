import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { createSpeaker } from "../../testing/speaker.ts";
import { fileOf } from "../../testing/telegram-content.ts";

let desk: TestDesk;
let operator: Caller;
let person: ReturnType<typeof createSpeaker>;
let people = 900;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(() => {
  people += 1;
  person = createSpeaker(desk, { tgUserId: people, reader: operator });
});

type Speaker = ReturnType<typeof createSpeaker>;
const say: Speaker["say"] = (...said) => person.say(...said);
const edit: Speaker["edit"] = (...said) => person.edit(...said);
const react: Speaker["react"] = (...put) => person.react(...put);
const thread: Speaker["thread"] = (view) => person.thread(view);
async function only(view?: "open" | "closed") {
  const { messages } = await thread(view);
  expect(messages).toHaveLength(1);
  const [message] = messages;
  if (!message) throw new Error("There is no message.");
  const revisions = (await operator.message.revisions.query({ messageId: message.id })).data;
  return { message, formerly: revisions.map(({ text }) => text), revisions };
}

describe("an edit", () => {
  it("[D4] that comes before its message makes it; the message, once it comes, is how it read at first", async () => {
    await edit({ tgMessageId: 1, text: "Hello, all" }, { second: 5 });
    await edit({ tgMessageId: 1, text: "Hello to all" }, { second: 6 });
    const outcomes = [await say({ tgMessageId: 1, text: "Helo" }), await say({ tgMessageId: 1, text: "Helo" })];

    const { message, formerly } = await only();
    expect(message).toMatchObject({ text: "Hello to all", seq: 1 });
    expect(message.editedAt).not.toBeNull();
    expect(formerly).toEqual(["Helo", "Hello, all"]);
    expect(outcomes).toEqual([{ applied: true }, { applied: false }]);
  });

  it("[P5] that a later one overtook is kept in the history, once, and changes nothing else", async () => {
    await say({ tgMessageId: 1, text: "one" });
    await edit({ tgMessageId: 1, text: "three" }, { second: 3 });
    await edit({ tgMessageId: 1, text: "two" }, { second: 2 });
    await edit({ tgMessageId: 1, text: "two" }, { second: 2 });

    const { message, formerly } = await only();
    expect(message.text).toBe("three");
    expect(formerly).toEqual(["one", "two"]);
  });

  it("[P5] within the same second is the later one by its update", async () => {
    const [first, second] = [await desk.build.update(), await desk.build.update()];
    await say({ tgMessageId: 1, text: "one" });
    await edit({ tgMessageId: 1, text: "three" }, { updateId: second });
    await edit({ tgMessageId: 1, text: "two" }, { updateId: first });

    expect((await only()).message.text).toBe("three");
  });

  it("does not reopen what was closed", async () => {
    await say({ tgMessageId: 1, text: "Thanks" });
    const { conversation } = await thread();
    await operator.conversation.take.mutate(withOpId({ conversationId: conversation.id, override: false }));
    await operator.conversation.close.mutate(withOpId({ conversationId: conversation.id }));
    await edit({ tgMessageId: 1, text: "Thank you" });

    const { message } = await only("closed");
    expect(message.text).toBe("Thank you");
    expect((await thread("closed")).conversation).toMatchObject({ state: "closed", lastMessage: "Thank you" });
  });

  it("[D12] that puts another file in place has it fetched, and keeps the old one within reach", async () => {
    await say({ tgMessageId: 1, text: "The lamp", file: fileOf({ fileId: "old" }) });
    const { message: before } = await only();
    // Telegram may give another id for the same file.
    await edit({ tgMessageId: 1, text: "The lamp", file: { ...fileOf({ fileId: "old" }), fileId: "again" } });
    expect((await only()).message.attachments).toEqual(before.attachments);
    await edit({ tgMessageId: 1, text: "The lamp", file: fileOf({ fileId: "new", kind: "video" }) }, { second: 2 });

    const { message, revisions } = await only();
    expect(message.attachments.map(({ kind, state }) => [kind, state])).toEqual([["video", "pending"]]);
    expect(revisions).toMatchObject([
      { text: "The lamp", attachment: { id: before.attachments[0]?.id, kind: "photo" } },
    ]);
    const claimed = await desk
      .installation()
      .telegram.claimFiles.mutate(withOpId({ ...(await desk.build.bot()), limit: 20 }));
    expect(claimed.map(({ tgFileId }) => tgFileId).toSorted()).toEqual(["new", "old"]);
  });

  it("[D12] of one part of an album changes that part, and the message where its first words change", async () => {
    const part = (tgMessageId: number, text = "", fileId = `f${tgMessageId}`) => ({
      ...{ tgMessageId, text, albumKey: `album-${person.tgUserId}` },
      file: fileOf({ fileId }),
    });
    await say(part(1, "first"));
    await say(part(2, "second"));
    await edit(part(2, "2nd"));
    expect((await only()).message).toMatchObject({
      text: "first",
      attachments: [{ caption: null }, { caption: "2nd" }],
    });
    await edit(part(1));
    expect((await only()).message).toMatchObject({ text: "2nd", attachments: [{ caption: null }, { caption: null }] });
    await edit(part(2, "2nd", "other"), { second: 2 });

    const { message, formerly } = await only();
    expect(message.attachments).toHaveLength(2);
    expect(formerly).toEqual(["second", "first", "2nd"]);
  });

  it("moves a live location without a history of its steps", async () => {
    const place = (latitude: number) => ({
      ...{ tgMessageId: 1, text: "" },
      special: { kind: "place" as const, latitude, longitude: 2, title: null, address: null },
    });
    await say(place(10));
    for (const second of [1, 2, 3]) await edit(place(10 + second), { second });

    const { message, formerly } = await only();
    expect(message).toMatchObject({ special: { latitude: 13 }, editedAt: null });
    expect(formerly).toEqual([]);
  });
});

describe("[T8] a person's reactions", () => {
  const shown = async () => (await only()).message.reactions.map(({ emoji, by }) => [emoji, by.name]);

  it("come, change and go, and are told each time with a newer version", async () => {
    await say({ tgMessageId: 1, text: "Done" });
    await desk.announced();

    await react(1, ["👍"]);
    await react(1, ["👍"], { second: 2 });
    await react(1, ["👍", "custom:7"], { second: 3 });
    expect(await shown()).toEqual([
      ["👍", person.name],
      ["custom:7", person.name],
    ]);
    await react(1, ["🔥"], { second: 4 });
    expect(await shown()).toEqual([["🔥", person.name]]);
    await react(1, [], { second: 5 });
    expect(await shown()).toEqual([]);

    const told = (await desk.announced()).map(([kind, data]) => [kind, (data as { version: number }).version]);
    expect(told).toEqual([2, 3, 4, 5].map((version) => ["message.reacted", version]));
  });

  it("[P5] stay as the latest word says, whatever comes after it", async () => {
    await say({ tgMessageId: 1, text: "Done" });
    const [first, second] = [await desk.build.update(), await desk.build.update()];
    await react(1, ["🔥"], { updateId: second });

    expect(await react(1, ["👍"], { updateId: first })).toEqual({ applied: false });
    expect(await react(1, ["👎"], { second: 0 })).toEqual({ applied: false });
    expect(await shown()).toEqual([["🔥", person.name]]);
  });

  it("to what the desk never saw change nothing", async () => {
    await say({ tgMessageId: 1, text: "Done" });

    expect(await react(99, ["👍"])).toEqual({ applied: false });
    expect(await shown()).toEqual([]);
  });

  it("[P5] that overtook their message wait for it, the latest word of them, and are told with it", async () => {
    await react(1, ["🔥"], { second: 2 });
    await react(1, ["👍"], { second: 1 });
    await desk.announced();

    await say({ tgMessageId: 1, text: "Done" });

    expect(await shown()).toEqual([["🔥", person.name]]);
    const told = (await desk.announced()).map(([kind]) => kind);
    expect(told.filter((kind) => kind.startsWith("message."))).toEqual(["message.received"]);
    expect(await react(1, ["👎"], { second: 1 })).toEqual({ applied: false });
    expect(await shown()).toEqual([["🔥", person.name]]);
  });

  it("[P5] that overtook their message are there whichever of the two is applied first, also at once", async () => {
    await say({ tgMessageId: 1, text: "1" });
    for (let tgMessageId = 2; tgMessageId <= 9; tgMessageId += 1)
      await Promise.all([react(tgMessageId, ["🔥"]), say({ tgMessageId, text: `${tgMessageId}` })]);

    const { messages } = await thread();
    expect(messages.slice(1).map(({ reactions }) => reactions.map(({ emoji }) => emoji))).toEqual(
      Array(8).fill(["🔥"]),
    );
  });

  it("[P5] to a part of an album that is still to come, or to what an edit made, are kept as well", async () => {
    const part = (tgMessageId: number) => ({
      ...{ tgMessageId, text: "", albumKey: `late-${person.tgUserId}` },
      file: fileOf({ fileId: `f${tgMessageId}` }),
    });
    await say(part(1));
    await react(2, ["👍"]);
    await say(part(2));
    expect(await shown()).toEqual([["👍", person.name]]);

    await react(3, ["🔥"]);
    await edit({ tgMessageId: 3, text: "Edited" }, { second: 5 });
    expect((await thread()).messages[1]?.reactions).toMatchObject([{ emoji: "🔥" }]);
  });

  it("[P5] to an answer whose sending the desk does not know of yet are put to it, and told", async () => {
    await say({ tgMessageId: 1, text: "Done?" });
    const { conversation } = await thread();
    const answer = { conversationId: conversation.id, text: "Done", clientKey: crypto.randomUUID() };
    await operator.message.send.mutate(withOpId(answer));
    await react(777, ["🔥"]);
    await desk.announced();

    await desk.build.deliver({ kind: "sent", tgMessageIds: [777] });

    const [, sent] = (await thread()).messages;
    expect(sent).toMatchObject({ state: "sent", reactions: [{ emoji: "🔥", by: { kind: "contact" } }] });
    const told = (await desk.announced()).map(([kind]) => kind);
    expect(told).toEqual(["message.progressed", "message.reacted", "message.progressed"]);
  });
});
