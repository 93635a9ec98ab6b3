import { withOpId } from "@frontdesk/client";
import type { Person } from "@frontdesk/telegram-simulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRoad, type Road } from "./testing/road.ts";
import { samples } from "./testing/samples.ts";
import { send } from "./testing/send.ts";
import { linkTo, openStaffRoom, type StaffRoom } from "./testing/staff.ts";
import { meet, threadOf } from "./testing/thread.ts";

let road: Road;
let room: StaffRoom;
let olga: Person;
let anna: Awaited<ReturnType<typeof meet>>;
let topic: number;
const patience = { timeout: 30_000 };

beforeAll(async () => {
  road = await openRoad({ isHurried: true });
  olga = await road.telegram.createPerson({ firstName: "Olga" });
  await linkTo(road, await road.desk.as("operator"), olga);
  room = await openStaffRoom(road, olga);
  anna = await meet(road, "Anna");
  topic = await room.topicOf("Anna");
}, 60_000);
afterAll(() => road[Symbol.asyncDispose]());

const inTopic = async () => {
  const { messages } = await road.telegram.transcript({ personId: olga.id, chatId: room.chatId });
  return messages.filter(({ threadId, literal }) => threadId === topic && !literal);
};
const heldBy = async () => (await road.telegram.transcript(anna.side)).messages;
const place = () => ({ personId: olga.id, chatId: room.chatId, threadId: topic });

test("[D29] albums go both ways as one, files by Telegram's own name for them", async () => {
  const items = [samples.png, samples.gif].map((bytes, index) => ({
    kind: "photo" as const,
    bytes,
    caption: index ? "" : "two",
  }));
  await road.telegram.sendAlbum({ ...anna.side, items });
  await expect
    .poll(
      async () =>
        (await inTopic()).filter(({ media }) => media).map(({ text, albumId }) => [text, albumId !== undefined]),
      patience,
    )
    .toEqual([
      ["two", true],
      ["", true],
    ]);

  await road.telegram.sendAlbum({ ...place(), items });
  await expect
    .poll(
      async () => (await heldBy()).filter(({ from, media }) => from === "bot" && media).map(({ text }) => text),
      patience,
    )
    .toEqual(["two", ""]);
  const sent = await road.telegram.ledger({ method: "sendMediaGroup" });
  expect(sent).toHaveLength(2);
  expect(JSON.stringify(sent)).not.toContain("attach://");
}, 60_000);

test("[D29] a voice message of a member is an answer, and a note may carry a file", async () => {
  await road.telegram.sendMedia({ ...place(), media: { kind: "voice", bytes: samples.ogg } });
  await road.telegram.sendMedia({ ...place(), media: { kind: "document", bytes: samples.pdf, caption: "//the plan" } });
  await expect.poll(async () => (await heldBy()).at(-1)?.media?.kind, patience).toBe("voice");
  const noted = async () => (await threadOf(road, "Anna"))?.messages.find(({ direction }) => direction === "note");
  await expect
    .poll(noted, patience)
    .toMatchObject({ text: "the plan", attachments: [{ kind: "document", state: "ready" }] });
  expect((await heldBy()).some(({ text }) => text.includes("the plan"))).toBe(false);
}, 60_000);

test("[D29] what is written in the panel stands in the topic with its author, edits and reactions follow both ways", async () => {
  const reply = await send(road, "Anna", { text: "From the *panel*" });
  await send(road, "Anna", { text: "among us", isNote: true });
  const texts = async () => (await inTopic()).map(({ text }) => text).join("\n");
  await expect.poll(texts, patience).toMatch(/↩️ .+: From the \*panel\*[\s\S]*📝 .+: among us/);

  await expect.poll(reply.now, patience).toMatchObject({ state: "sent" });
  const version = (await reply.now())?.version ?? 0;
  await road.owner.message.edit.mutate(withOpId({ messageId: reply.id, text: "From the desk", version }));
  await expect.poll(texts, patience).toMatch(/↩️ .+: From the desk/);

  const { messageId } = await road.telegram.sendText({ ...anna.side, text: "thanks" });
  await expect.poll(texts, patience).toContain("thanks");
  const shown = (await inTopic()).find(({ text }) => text === "thanks");
  await road.telegram.setReaction({ ...place(), messageId: shown?.messageId ?? 0, emoji: "👍" });
  const reactionOf = async (id: number) => (await heldBy()).find((one) => one.messageId === id)?.reactions;
  await expect.poll(() => reactionOf(messageId), patience).toMatchObject([{ from: "bot", type: { emoji: "👍" } }]);
}, 60_000);

test("[P6, D29] what could not be delivered is said in the topic, and sent once more from there", async () => {
  const rules = [{ method: "sendMessage", chatId: anna.side.personId, fault: "reset-after" as const, times: 1 }];
  await road.telegram.setFaults({ rules });
  const { messageId } = await room.write(olga, topic, "Did you get this?");
  const warned = async () => (await inTopic()).find(({ text }) => text.startsWith("⚠️"));
  await expect.poll(warned, patience).toMatchObject({ replyTo: messageId });

  await room.write(olga, topic, "/retry", messageId);
  const count = async () => (await heldBy()).filter(({ text }) => text === "Did you get this?").length;
  await expect.poll(count, patience).toBe(2);
  await room.write(olga, topic, "/dance");
  await expect.poll(async () => (await inTopic()).at(-1)?.text, patience).toMatch(/no \/dance/);
}, 60_000);

test("[F14] every call is one the Bot API knows", async () => {
  expect(await road.telegram.ledger({ questionable: true })).toEqual([]);
});
