import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createGroupSpeaker } from "../../testing/group-speaker.ts";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { createOutbox } from "../../testing/outbox.ts";
import { fileOf } from "../../testing/telegram-content.ts";
import { say } from "../../testing/thread.ts";

let desk: TestDesk;
let admin: Caller;
let operator: Caller;
let group: ReturnType<typeof createGroupSpeaker>;
let groups = 500;

beforeAll(async () => {
  desk = await testDesk();
  admin = await desk.as("admin");
  operator = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(async () => {
  groups += 1;
  group = createGroupSpeaker(desk, { tgChatId: -groups, reader: operator });
  await group.standing("member");
});

const textsOf = async (conversationId: string) =>
  (await group.messages(conversationId)).map(({ author, text }) => [author.name, text]);
async function talk() {
  const [conversation, ...others] = await group.talks();
  if (!conversation || others.length > 0) throw new Error("There is not one conversation.");
  return conversation;
}
const answer = async (text: string) => {
  const { id: conversationId } = await talk();
  return say(operator, conversationId, text);
};
const claim = () => createOutbox(desk).claim();

const unreachable = { data: { desk: { reason: "contact_unreachable" } } };

describe("a group", () => {
  it("that nobody asked for is no conversation, and known for whoever will", async () => {
    expect(await group.say({ tgMessageId: 1, text: "Anybody?" })).toEqual({ applied: false });

    expect(await group.talks()).toEqual([]);
    const { botId } = await desk.build.bot();
    const { data } = await admin.group.list.query({ botId });
    expect(data).toContainEqual(expect.objectContaining({ tgChatId: group.tgChatId, title: group.title, rule: null }));
  });

  it("is one conversation of many, each message its author's, once however often it comes", async () => {
    await group.hear(admin, "all");
    const updateId = await desk.build.update();
    const first = { tgMessageId: 1, text: "The lamp is out", tgUserId: 61, name: "Anna" };
    await Promise.all(Array.from({ length: 5 }, () => group.say(first, updateId)));
    await group.say({ tgMessageId: 2, text: "Here too", tgUserId: 62, name: "Boris" });

    const conversation = await talk();
    expect(conversation).toMatchObject({ contact: { kind: "group", name: group.title }, state: "new" });
    expect(await textsOf(conversation.id)).toEqual([
      ["Anna", "The lamp is out"],
      ["Boris", "Here too"],
    ]);
    const { data } = await operator.group.about.query({ conversationId: conversation.id });
    expect(data).toMatchObject({ hears: "all", isGivenAll: false, threadId: null });
    expect(data.participants.map(({ name }) => name).toSorted()).toEqual(["Anna", "Boris"]);
  });

  it("is where answers go, with the message that they answer", async () => {
    await group.hear(admin, "all");
    await group.say({ tgMessageId: 7, text: "The lamp is out" });
    const { id: conversationId } = await talk();
    const [said] = await group.messages(conversationId);
    const reply = { messageId: said?.id ?? "", quote: null };
    await operator.message.send.mutate(
      withOpId({ conversationId, text: "We come", clientKey: crypto.randomUUID(), reply }),
    );

    const [claimed] = await claim();
    expect(claimed).toMatchObject({
      ...{ tgChatId: group.tgChatId, tgThreadId: null },
      send: { kind: "send_text", text: "We come", reply: { tgMessageId: 7 } },
    });
    await desk.build.deliver();
  });

  it("takes forwarded albums as one message, and edits and reactions as their authors'", async () => {
    await group.hear(admin, "all");
    for (const tgMessageId of [11, 12, 13])
      await group.say({ tgMessageId, text: "", albumKey: "a", file: fileOf({ fileId: `f${tgMessageId}` }) });
    await group.say({ tgMessageId: 14, text: "brocken" });
    await group.edit({ tgMessageId: 14, text: "broken" });
    await group.react(14, ["👍"], 63);

    const { id } = await talk();
    const [album, said, ...others] = await group.messages(id);
    expect(album?.attachments).toHaveLength(3);
    expect(said).toMatchObject({ text: "broken", reactions: [{ emoji: "👍", by: { name: "P63" } }] });
    expect(others).toEqual([]);
  });

  it("may hold channels that post and administrators who speak as the group", async () => {
    await group.hear(admin, "all");
    const channel = { kind: "chat" as const, tgChatId: -9_000 - groups, name: "News", username: "news" };
    const anonymous = { ...channel, tgChatId: group.tgChatId, name: group.title, username: null };
    await group.say({ tgMessageId: 1, text: "Water off", from: channel });
    await group.say({ tgMessageId: 2, text: "Till noon", from: anonymous });

    const { id, contact } = await talk();
    expect(await textsOf(id)).toEqual([
      ["News", "Water off"],
      [group.title, "Till noon"],
    ]);
    const { data } = await operator.group.about.query({ conversationId: id });
    expect(data.participants.map(({ kind }) => kind).toSorted()).toEqual(["channel", "group"]);
    expect(data.participants.map(({ contactId }) => contactId)).toContain(contact.id);
  });

  it("calls for a person by a word, and never by how many lines are written", async () => {
    const { version } = (await admin.escalation.get.query()).data;
    await admin.escalation.edit.mutate(withOpId({ unansweredLimit: 2, words: { en: ["operator"] }, version }));
    await group.hear(admin, "all");
    await group.say({ tgMessageId: 1, text: "Chatter" });
    await desk.build.moveClock(120);
    const { botId, leaseToken } = await desk.build.bot();
    const { telegram } = desk.installation();
    await telegram.holdLease.mutate(withOpId({ botId, holder: "tests", renews: leaseToken }));
    await group.say({ tgMessageId: 2, text: "More chatter" });
    expect((await talk()).escalation).toBeNull();

    await group.say({ tgMessageId: 3, text: "Operator, please" });
    expect((await talk()).escalation).toMatchObject({ cause: "words" });
    await desk.build.deliver();
  });

  it("may press a button, whoever of it does, and keeps its name", async () => {
    await group.hear(admin, "all");
    await group.say({ tgMessageId: 1, text: "The lamp is out" });
    const { id: conversationId } = await talk();
    const buttons = [{ kind: "answer" as const, label: "Fixed" }];
    const said = { conversationId, text: "Is it?", clientKey: crypto.randomUUID(), buttons };
    await operator.message.send.mutate(withOpId(said));
    const [send] = await desk.build.deliver();
    const [button] = send && "buttons" in send ? (send.buttons ?? []) : [];

    const from = { tgUserId: 64, name: "Boris", username: null, language: null };
    const press = { tgChatId: group.tgChatId, from, buttonId: button && "id" in button ? button.id : "" };
    const under = { ...(await desk.build.bot()), updateId: await desk.build.update() };
    await desk.installation().telegram.applyPress.mutate(withOpId({ ...under, ...press }));

    const asked = (await group.messages(conversationId)).at(-1);
    expect(asked?.buttons[0]?.presses).toMatchObject([{ name: "Boris" }]);
    expect((await talk()).contact.name).toBe(group.title);
    const { data } = await admin.group.list.query({ botId: under.botId });
    expect(data.find(({ tgChatId }) => tgChatId === group.tgChatId)?.title).toBe(group.title);
    await desk.build.deliver();
  });

  it("is renamed with its title, and goes on under its new number", async () => {
    await group.hear(admin, "all");
    await group.say({ tgMessageId: 1, text: "Hello" });
    await group.notice({ kind: "renamed", title: `${group.title} anew` });
    expect((await talk()).contact.name).toBe(`${group.title} anew`);

    const lease = { ...(await desk.build.bot()), updateId: await desk.build.update() };
    const to = -1_000_000 - groups;
    const { telegram } = desk.installation();
    await telegram.applyMigration.mutate(withOpId({ ...lease, fromTgChatId: group.tgChatId, toTgChatId: to }));
    const moved = createGroupSpeaker(desk, { tgChatId: to, reader: operator });
    await moved.say({ tgMessageId: 1, text: "Still here", title: `${group.title} anew` });

    const { id } = await talk();
    expect((await group.messages(id)).map(({ text }) => text)).toEqual(["Hello", "Still here"]);
    await answer("Good");
    expect((await claim()).map(({ tgChatId }) => tgChatId)).toEqual([to]);
    await desk.build.deliver();
  });

  it("that the bot was thrown out of says so and takes no answer, until it is back", async () => {
    await group.hear(admin, "all");
    await group.say({ tgMessageId: 1, text: "Hello" });
    await desk.announced();

    await group.standing("kicked");
    expect((await talk()).contact.reachable).toBe("kicked");
    await expect(answer("Anybody?")).rejects.toMatchObject(unreachable);
    const told = await desk.announced();
    expect(told.map(([kind]) => kind)).toEqual(expect.arrayContaining(["contact.reachability", "group.changed"]));

    await group.standing("member");
    expect((await talk()).contact.reachable).toBe("yes");
    await answer("Here again");
    await desk.build.deliver();
  });
});

describe("a group that is heard when it addresses the bot", () => {
  beforeEach(() => group.hear(admin, "addressed"));
  const at = (minute: number) => new Date(Date.UTC(2030, 0, 1, 12, minute)).toISOString();

  it("passes over what is said among people, but what follows an address by the same person", async () => {
    const anna = { tgUserId: 71, name: "Anna" };
    const said: [string, object, boolean?][] = [
      ["among us", anna],
      ["@desk_bot the lamp", anna, true],
      ["in room 7", anna],
      ["which one?", { tgUserId: 72, name: "Boris" }],
      ["much later", { ...anna, sentAt: at(20) }],
    ];
    for (const [index, [text, by, isAddressed = false]] of said.entries())
      await group.say({ tgMessageId: index + 1, text, isAddressed, sentAt: at(index), ...by });

    expect(await textsOf((await talk()).id)).toEqual([
      ["Anna", "@desk_bot the lamp"],
      ["Anna", "in room 7"],
    ]);
  });

  it("hears what an edit addresses, and leaves edits of all else alone", async () => {
    await group.say({ tgMessageId: 1, text: "the lamp" });
    expect(await group.edit({ tgMessageId: 1, text: "the lamp is out" })).toEqual({ applied: false });
    expect(await group.talks()).toEqual([]);

    await group.edit({ tgMessageId: 1, text: "@desk_bot the lamp is out", isAddressed: true, sentAt: at(0) });
    expect(await textsOf((await talk()).id)).toEqual([["Anna", "@desk_bot the lamp is out"]]);
  });
});

describe("a forum", () => {
  const inTopic = (threadId: number, text: string, tgMessageId: number) => ({
    ...{ threadId, text, tgMessageId },
    topicName: `Topic ${threadId}`,
  });

  it("is a conversation for each topic, to which its answers go", async () => {
    await group.hear(admin, "all");
    await group.say(inTopic(5, "Lamps", 21));
    await group.say(inTopic(6, "Doors", 22));
    await group.say(inTopic(5, "More lamps", 23));

    const talks = await group.talks();
    expect(talks.map(({ contact }) => contact.name).toSorted()).toEqual([
      `${group.title} · Topic 5`,
      `${group.title} · Topic 6`,
    ]);
    const conversationId = talks.find(({ contact }) => contact.name.endsWith("5"))?.id ?? "";
    await say(operator, conversationId, "Bright");
    expect(await claim()).toMatchObject([{ tgChatId: group.tgChatId, tgThreadId: 5 }]);
    await desk.build.deliver();
  });

  it("may be heard in one topic alone, or in all but one", async () => {
    await group.say(inTopic(5, "unheard", 31));
    await group.hear(admin, "all", 5);
    await group.say(inTopic(5, "heard", 32));
    await group.say(inTopic(6, "unheard", 33));
    expect(await group.talks()).toHaveLength(1);

    await group.hear(admin, "nothing", 5);
    await group.hear(admin, "all");
    await group.say(inTopic(5, "unheard", 34));
    await group.say(inTopic(6, "heard", 35));
    expect((await group.talks()).map(({ lastMessage }) => lastMessage)).toEqual(["heard", "heard"]);
  });

  it("says of a closed or deleted topic that nothing can be sent there, unless the bot manages topics", async () => {
    await group.hear(admin, "all");
    await group.say(inTopic(5, "Lamps", 41));
    await group.notice({ kind: "topic_renamed", name: "Light" }, 5);
    await group.notice({ kind: "topic_closed" }, 5);
    expect((await talk()).contact).toMatchObject({ name: `${group.title} · Light`, reachable: "topic_closed" });
    await expect(answer("Bright")).rejects.toMatchObject(unreachable);

    await group.standing("administrator", ["can_manage_topics"]);
    expect((await talk()).contact.reachable).toBe("yes");
    await answer("Bright");
    await desk.build.deliver({ kind: "failed", reason: "message thread not found", reachable: "topic_deleted" });
    expect((await talk()).contact.reachable).toBe("topic_deleted");
  });
});
