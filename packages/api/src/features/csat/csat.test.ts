import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { untilConsumed } from "../../testing/consumed.queries.ts";
import { guestOf, watchGuests } from "../../testing/guest.ts";
import { type TestDesk, testDesk } from "../../testing/index.ts";
import { refusal } from "../../testing/refusal.ts";
import { contentOf } from "../../testing/telegram-content.ts";
import { askWhoIsDue } from "./index.ts";

let desk: TestDesk;
let watch: Awaited<ReturnType<typeof watchGuests>>;
let inboxId: string;

const policy = {
  ...{ isOn: true, scale: "five" as const, delayMinutes: 5, againDays: 7, commentHours: 24 },
  texts: { ask: { en: "Well?", ru: "Ну как?" }, thanks: {} },
};

beforeAll(async () => {
  desk = await testDesk();
  watch = await watchGuests(desk);
  await desk.build.bot();
  inboxId = (await watch.owner().inbox.list.query()).data[0]?.id ?? "";
  await watch.owner().csat.edit.mutate(withOpId({ inboxId, ...policy, version: 0 }));
});
afterAll(() => desk[Symbol.asyncDispose]());

/** Somebody who was helped, whose conversation a member closed. */
async function helped({ language = "en" } = {}) {
  const guest = guestOf(desk);
  await guest.says("Help!", { language });
  await watch.answer(guest.tgUserId);
  await watch.close(guest.tgUserId);
  return guest;
}

async function timePasses(seconds = 301) {
  await untilConsumed(desk, "csat");
  await watch.later(seconds);
  await askWhoIsDue(desk.services);
}

async function press(tgUserId: number, label: string) {
  const { messages } = await watch.threadOf(tgUserId);
  const button = messages.flatMap(({ buttons }) => buttons).find((one) => one.label === label);
  const { from } = contentOf({ tgUserId, tgMessageId: 1, text: "", name: `Guest ${tgUserId}` });
  const update = { ...(await desk.build.bot()), updateId: await desk.build.update() };
  const input = { ...update, tgChatId: tgUserId, from, buttonId: button?.id ?? "" };
  return desk.installation().telegram.applyPress.mutate(withOpId(input));
}

const said = async (tgUserId: number) => (await watch.linesOf(tgUserId)).slice(3);

describe("[D30] a person who was helped", () => {
  it("is asked once, a while after the closing, in their language", async () => {
    const { tgUserId } = await helped({ language: "ru" });
    await timePasses(60);
    expect(await said(tgUserId)).toEqual([]);

    await timePasses();
    await timePasses();

    expect(await said(tgUserId)).toEqual(["bot: Ну как?"]);
    const { conversation, messages } = await watch.threadOf(tgUserId);
    expect(conversation).toMatchObject({ state: "closed", waitingSince: null, lastMessage: "An answer" });
    expect(messages.at(-1)?.buttons.map(({ label }) => label)).toEqual(["1 ⭐", "2 ⭐", "3 ⭐", "4 ⭐", "5 ⭐"]);
  });

  it("rates by a press, may change it for a day, and adds a word that opens nothing", async () => {
    const { tgUserId, says } = await helped();
    await timePasses();
    await desk.announced();

    await press(tgUserId, "2 ⭐");
    await press(tgUserId, "2 ⭐");
    await press(tgUserId, "5 ⭐");
    await says("They were quick");

    expect(await said(tgUserId)).toEqual([
      ...["bot: Well?", "* rated", expect.stringContaining("bot: Thank you! If you like"), "* rated"],
      ...["contact: They were quick", expect.stringContaining("bot: Noted")],
    ]);
    const { conversation, messages } = await watch.threadOf(tgUserId);
    expect(conversation).toMatchObject({ state: "closed", rating: 5, waitingSince: null });
    const acts = messages.flatMap(({ special }) => (special?.kind === "act" ? [special.act] : []));
    expect(acts.slice(1)).toEqual([
      { name: "rated", rating: 2, was: null, scale: "five" },
      { name: "rated", rating: 5, was: 2, scale: "five" },
    ]);
    expect((await desk.announced()).map(([kind]) => kind).filter((kind) => kind === "conversation.rated")).toHaveLength(
      2,
    );

    await watch.later(90_000);
    expect(await press(tgUserId, "1 ⭐")).toEqual({ outcome: "expired" });
    await says("Another matter");
    expect((await watch.threadOf(tgUserId)).conversation).toMatchObject({ state: "open", rating: 5 });
  });

  it("may have nothing to add", async () => {
    const { tgUserId, says } = await helped();
    await timePasses();
    await press(tgUserId, "4 ⭐");

    await press(tgUserId, "Skip");
    await says("Something new");

    expect((await watch.threadOf(tgUserId)).conversation).toMatchObject({ state: "open", rating: 4 });
  });

  it("rates what goes on again without making anybody wait", async () => {
    const { tgUserId, says } = await helped();
    await timePasses();
    await says("One more thing");
    await watch.answer(tgUserId);

    await press(tgUserId, "3 ⭐");

    expect((await watch.threadOf(tgUserId)).conversation).toMatchObject({
      state: "pending",
      rating: 3,
      waitingSince: null,
    });
  });
});

describe("[D30] nobody is asked", () => {
  it("whom no human being answered, who wrote again, whose matter is spam, or who was asked a while ago", async () => {
    const unheard = guestOf(desk);
    await unheard.says("Anybody?");
    await watch.close(unheard.tgUserId);
    const again = await helped();
    await again.says("Wait");
    const spam = await helped();
    const { conversation } = await watch.threadOf(spam.tgUserId);
    await watch.owner().conversation.markSpam.mutate(withOpId({ conversationId: conversation.id }));
    const regular = await helped();
    await timePasses();
    await regular.says("Me again");
    await watch.answer(regular.tgUserId);
    await watch.close(regular.tgUserId);

    await timePasses();

    const questions = await Promise.all(
      [unheard, again, regular].map(async ({ tgUserId }) =>
        (await watch.linesOf(tgUserId)).filter((line) => line === "bot: Well?"),
      ),
    );
    expect(questions.map((each) => each.length)).toEqual([0, 0, 1]);
  });

  it("where the inbox does not ask; which is decided by those who keep inboxes, and recorded", async () => {
    const [before] = (await watch.owner().csat.list.query()).data;
    await watch.owner().csat.edit.mutate(withOpId({ ...policy, inboxId, isOn: false, version: before?.version ?? 0 }));
    const { tgUserId } = await helped();
    await timePasses();
    const operator = await desk.as("operator");

    expect(await said(tgUserId)).toEqual([]);
    await expect(operator.csat.list.query()).rejects.toMatchObject(refusal("forbidden"));
    const late = withOpId({ ...policy, inboxId, version: before?.version ?? 0 });
    await expect(watch.owner().csat.edit.mutate(late)).rejects.toMatchObject(refusal("conflict", "stale_version"));
    const [row] = (await watch.owner().audit.list.query({ action: "csat.edit" })).data.rows;
    expect(row).toMatchObject({ before: { isOn: true }, after: { isOn: false } });
  });
});
