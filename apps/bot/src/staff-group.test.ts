import { withOpId } from "@frontdesk/client";
import type { Person } from "@frontdesk/telegram-simulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRoad, type Road } from "./testing/road.ts";
import { linkTo, moveStaffRoom, openStaffRoom, roomAt, type StaffRoom } from "./testing/staff.ts";
import { meet, threadOf } from "./testing/thread.ts";

let road: Road;
let room: StaffRoom;
let olga: Person;
let pavel: Person;
let stranger: Person;
const patience = { timeout: 30_000 };

beforeAll(async () => {
  road = await openRoad({ isHurried: true });
  const [operator, colleague] = [await road.desk.as("operator"), await road.desk.as("senior")];
  olga = await road.telegram.createPerson({ firstName: "Olga", username: "olga_desk" });
  pavel = await road.telegram.createPerson({ firstName: "Pavel", username: "pavel_desk" });
  stranger = await road.telegram.createPerson({ firstName: "Stranger" });
  await linkTo(road, operator, olga);
  await linkTo(road, colleague, pavel);
  room = await openStaffRoom(road, olga, [pavel, stranger]);
}, 60_000);
afterAll(() => road[Symbol.asyncDispose]());

const textsIn = async (threadId: number) => (await room.shown(threadId)).map(({ text }) => text);
const heldBy = async (side: { personId: number; botId: number }) =>
  (await road.telegram.transcript(side)).messages.map(({ text }) => text);

test("[D29] an operator's day is possible in the forum group alone: take, answer, note, hand over, snooze, close", async () => {
  const { side } = await meet(road, "Anna");
  const topic = await room.topicOf("Anna");
  const [card] = await room.shown(topic);
  expect(card?.text).toMatch(/^Anna/);
  expect(card?.buttons).toEqual(["Take", "Close"]);

  await road.telegram.pressButton({
    ...{ personId: olga.id, chatId: room.chatId, messageId: card?.messageId ?? 0 },
    button: { text: "Take" },
  });
  await expect.poll(() => textsIn(topic), patience).toContainEqual(expect.stringContaining("took it"));
  await road.telegram.sendText({ ...side, text: "The lamp is broken" });
  await expect.poll(() => textsIn(topic), patience).toContain("The lamp is broken");

  const { messageId } = await room.write(olga, topic, "We will mend ti");
  await room.write(olga, topic, "//he is angry");
  await expect.poll(() => heldBy(side), patience).toContain("We will mend ti");
  await road.telegram.editMessage({ personId: olga.id, chatId: room.chatId, messageId, text: "We will mend it" });
  await expect.poll(() => heldBy(side), patience).toEqual(["/start", "The lamp is broken", "We will mend it"]);
  const thread = async () => (await threadOf(road, "Anna"))?.messages ?? [];
  expect((await thread()).filter(({ direction }) => direction === "note").map(({ text }) => text)).toEqual([
    "he is angry",
  ]);

  await room.write(olga, topic, "/assign @pavel_desk look at the lamp");
  await expect.poll(() => textsIn(topic), patience).toContainEqual(expect.stringContaining("look at the lamp"));
  await room.write(pavel, topic, "/snooze 2h");
  await expect
    .poll(room.topics, patience)
    .toContainEqual(expect.objectContaining({ threadId: topic, name: expect.stringMatching(/^💤/) }));
  await room.write(pavel, topic, "/закрыть");
  await expect.poll(room.topics, patience).toContainEqual(expect.objectContaining({ threadId: topic, isClosed: true }));

  await road.telegram.sendText({ ...side, text: "It is broken again" });
  await expect
    .poll(room.topics, patience)
    .toContainEqual(expect.objectContaining({ threadId: topic, isClosed: false }));
  await expect.poll(() => textsIn(topic), patience).toContain("It is broken again");
  // What members wrote in the topic is not told there again.
  expect((await textsIn(topic)).filter((text) => text.includes("mend it"))).toHaveLength(1);
}, 120_000);

test("[D29] who is not linked is told how to, and nothing of theirs is sent", async () => {
  const { side } = await meet(road, "Boris");
  const topic = await room.topicOf("Boris");

  await room.write(stranger, topic, "I am nobody");
  await expect.poll(() => textsIn(topic), patience).toContainEqual(expect.stringMatching(/^This was not sent/));
  expect(await heldBy(side)).toEqual(["/start"]);
  await road.desk.build.moveClock(120);
  await expect.poll(() => textsIn(topic), patience).not.toContainEqual(expect.stringMatching(/^This was not sent/));
}, 60_000);

test("[T11] a topic that was deleted is made anew, and begins with what was said", async () => {
  const { side } = await meet(road, "Clara");
  const topic = await room.topicOf("Clara");
  await road.telegram.sendText({ ...side, text: "before" });
  await expect.poll(() => textsIn(topic), patience).toContain("before");

  await road.telegram.deleteTopic({ personId: olga.id, chatId: room.chatId, threadId: topic });
  await road.telegram.sendText({ ...side, text: "after" });
  const again = async () => (await room.topics()).find(({ name }) => name.includes("Clara"))?.threadId ?? topic;
  await expect.poll(again, patience).not.toBe(topic);
  await expect.poll(async () => (await textsIn(await again())).join("\n"), patience).toMatch(/before\nafter/);
}, 60_000);

test("[D29] closing a topic by hand closes its conversation, and a name is put back", async () => {
  await meet(road, "Dora");
  const topic = await room.topicOf("Dora");
  const where = { personId: pavel.id, chatId: room.chatId, threadId: topic };
  const { name = "" } = (await room.topics()).find(({ threadId }) => threadId === topic) ?? {};

  await road.telegram.setTopic({ ...where, name: "Something else" });
  await expect
    .poll(async () => (await room.topics()).find(({ threadId }) => threadId === topic)?.name, patience)
    .toBe(name);
  await road.telegram.setTopic({ ...where, isClosed: true });
  await expect
    .poll(async () => (await threadOf(road, "Dora"))?.conversation.state ?? "closed", patience)
    .toBe("closed");
}, 60_000);

test("[D29] a kept reply is sent by its shortcut in the person's language; without one the topic tells which there are", async () => {
  const { side } = await meet(road, "Elena");
  const topic = await room.topicOf("Elena");
  const variants = [
    { language: "en", text: "Hello {{contact.first_name}}, this is {{member.name}}", buttons: [] },
    { language: "ru", text: "Здравствуйте", buttons: [] },
  ];
  const kept = { cannedReplyId: null, version: null, audience: "workspace" as const, teamId: null, folder: "" };
  const reply = { ...kept, title: "Greeting", shortcut: "hi", variants, afterPress: "keep" as const, files: [] };
  await road.owner.cannedReply.save.mutate(withOpId(reply));

  await room.write(olga, topic, "/canned bye");
  await expect.poll(() => textsIn(topic), patience).toContain("Which? There are: hi");
  await room.write(olga, topic, "/canned hi");

  await expect.poll(() => heldBy(side), patience).toContainEqual(expect.stringMatching(/^Hello Elena, this is \S/));
  expect((await threadOf(road, "Elena"))?.conversation.assignee).not.toBeNull();
  await room.write(stranger, topic, "/canned hi");
  await room.write(olga, topic, "/шаблон HI");
  await expect
    .poll(async () => (await heldBy(side)).filter((text) => text.startsWith("Hello")).length, patience)
    .toBe(2);
}, 60_000);

test("[D29] while the group must wait, what a person says shares a message, of which each is edited and answered apart", async () => {
  const { side } = await meet(road, "Gleb");
  const topic = await room.topicOf("Gleb");
  const held = { method: "sendMessage", chatId: room.chatId, fault: "429" as const, retryAfter: 2, times: 1 };
  await road.telegram.setFaults({ rules: [held] });
  const texts = ["one", "two", "three", "four", "five"].map((text) => ({ ...side, text }));
  const [first] = await road.telegram.sendTexts({ texts });

  await expect.poll(async () => (await textsIn(topic)).join("\n"), patience).toMatch(/one\ntwo\nthree\nfour\nfive$/);
  const posts = (await room.shown(topic)).filter(({ text }) => /one|two|three|four|five/.test(text));
  expect(posts.length).toBeLessThan(texts.length);
  await road.telegram.setFaults({ rules: [] });
  await road.telegram.editMessage({ ...side, messageId: first?.messageId ?? 0, text: "uno" });
  await expect.poll(async () => (await textsIn(topic)).join("\n"), patience).toMatch(/uno.*\ntwo\nthree\nfour\nfive$/s);
  const { messageId = 0 } = (await room.shown(topic)).findLast(({ text }) => text.endsWith("five")) ?? {};
  await room.write(olga, topic, "six", messageId);
  const answered = async () => (await threadOf(road, "Gleb"))?.messages.at(-1);
  await expect.poll(answered, patience).toMatchObject({ text: "six", reply: { excerpt: "five" } });
}, 60_000);

test("[D29] a staff group moves to another by its code: its topics end there and begin here; an erased person's go in both", async () => {
  const { side } = await meet(road, "Irina");
  const before = await room.topicOf("Irina");
  await road.telegram.sendText({ ...side, text: "my secret" });
  await expect.poll(() => textsIn(before), patience).toContainEqual(expect.stringContaining("my secret"));

  const moved = await moveStaffRoom(road, room, olga);
  const after = await moved.topicOf("Irina");
  await expect
    .poll(async () => (await moved.shown(after)).map(({ text }) => text).join("\n"), patience)
    .toContain("my secret");
  await expect
    .poll(room.topics, patience)
    .toContainEqual(expect.objectContaining({ threadId: before, isClosed: true }));
  await room.write(olga, before, "into the void");
  await moved.write(olga, after, "We heard");
  await expect.poll(() => heldBy(side), patience).toContain("We heard");
  expect(await heldBy(side)).not.toContain("into the void");

  const rules = [{ method: "deleteForumTopic", chatId: room.chatId, fault: "400" as const, times: 1 }];
  await road.telegram.setFaults({ rules });
  const { contact } = (await threadOf(road, "Irina"))?.conversation ?? {};
  await road.owner.contact.erase.mutate(withOpId({ contactId: contact?.id ?? "", name: "Irina" }));
  const named = async () =>
    [...(await room.topics()), ...(await moved.topics())].filter(({ name }) => /Irina/.test(name));
  await expect.poll(named, patience).toEqual([]);
  // What Telegram would not delete has lost its name, and is tried once more from the bot's page.
  const failures = async () => (await road.owner.bot.failures.query({ botId: road.botId })).data.rows;
  await expect.poll(failures, patience).toMatchObject([{ tgChatId: room.chatId, class: "staff" }]);
  const outboxId = (await failures())[0]?.outboxId ?? "";
  await road.owner.bot.retrySend.mutate(withOpId({ botId: road.botId, outboxId }));
  await expect.poll(room.topics, patience).not.toContainEqual(expect.objectContaining({ threadId: before }));
  for (const { chatId } of [room, moved]) {
    const { messages } = await road.telegram.transcript({ personId: olga.id, chatId });
    expect(messages.filter(({ text }) => text.includes("secret"))).toEqual([]);
  }
  room = moved;
}, 60_000);

test("[T10] a staff group that becomes a supergroup, and then a forum, goes on under its new number", async () => {
  const { staffGroupId } = room;
  const card = async () => (await road.owner.staffGroup.list.query()).data[0];
  const small = await road.telegram.createGroup({ title: "Small", type: "group", creatorId: olga.id });
  await road.telegram.setMember({ chatId: small.id, memberId: road.bot.id, status: "administrator" });
  const { code } = await road.owner.staffGroup.renewCode.mutate(withOpId({ staffGroupId }));
  await road.telegram.sendText({ personId: olga.id, chatId: small.id, text: `/desk ${code}` });
  await expect.poll(card, patience).toMatchObject({ chat: { tgChatId: small.id }, lacks: ["not_forum"] });

  const { id: chatId } = await road.telegram.migrateGroup({ chatId: small.id });
  await expect.poll(card, patience).toMatchObject({ chat: { tgChatId: chatId } });
  await road.telegram.setGroup({ chatId, isForum: true });
  await road.telegram.sendText({ personId: olga.id, chatId, text: "Here we are" });
  await expect.poll(card, patience).toMatchObject({ chat: { tgChatId: chatId }, lacks: [] });

  room = roomAt(road, { founder: olga, chatId, staffGroupId });
  const { side } = await meet(road, "Karl");
  await room.write(olga, await room.topicOf("Karl"), "From the new group");
  await expect.poll(() => heldBy(side), patience).toContain("From the new group");
}, 60_000);

test("[D29] what the bot may not do is said in the settings and waits; it goes on once it may", async () => {
  const lacks = async () => (await road.owner.staffGroup.list.query()).data[0]?.lacks;
  const become = (rights: "can_manage_topics"[]) =>
    road.telegram.setMember({ chatId: room.chatId, memberId: road.bot.id, status: "administrator", rights });
  await become([]);
  await expect.poll(lacks, patience).toEqual(["cannot_manage_topics"]);
  await meet(road, "Fyodor");
  expect((await room.topics()).map(({ name }) => name)).not.toContainEqual(expect.stringContaining("Fyodor"));

  await become(["can_manage_topics"]);
  await expect.poll(lacks, patience).toEqual([]);
  expect(await room.topicOf("Fyodor")).toBeGreaterThan(0);
  await road.owner.staffGroup.remove.mutate(withOpId({ staffGroupId: room.staffGroupId }));
}, 60_000);

test("[F14] every call is one the Bot API knows", async () => {
  expect(await road.telegram.ledger({ questionable: true })).toEqual([]);
});
