import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { guestOf, plainInbox, setInbox, watchGuests } from "../../testing/guest.ts";
import { type TestDesk, testDesk } from "../../testing/index.ts";

const { texts: noTexts } = plainInbox;

let desk: TestDesk;
let guests: Awaited<ReturnType<typeof watchGuests>>;

beforeAll(async () => {
  desk = await testDesk();
  guests = await watchGuests(desk);
  await desk.build.bot();
});
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(() => setInbox(guests.owner(), plainInbox));

describe("a person is called", () => {
  it.each([
    ["Где ваш ОПЕРАТОР?", "оператор"],
    ["У меня две жалобы/вопроса", "жалоба"],
    ["still having problems here", "problem"],
    ["Get me a real person!", "real person"],
  ])("[D15] by %s", async (text, word) => {
    await setInbox(guests.owner(), { texts: { ...noTexts, greeting: { en: "Welcome" } } });
    const { says, tgUserId } = guestOf(desk);
    await says("Hello");
    expect((await guests.threadOf(tgUserId)).conversation).toMatchObject({
      state: "new",
      handledBy: "bot",
      escalation: null,
    });

    await says(text);
    await says(text);

    const { conversation } = await guests.threadOf(tgUserId);
    expect(conversation).toMatchObject({ state: "open", handledBy: "none", assignee: null });
    expect(conversation.escalation).toMatchObject({ cause: "words", reason: word });
    expect((await guests.linesOf(tgUserId)).slice(2)).toEqual([
      `contact: ${text}`,
      "* escalated",
      "bot: I have called a colleague. They will answer you here.",
      `contact: ${text}`,
    ]);
  });

  it.each([["The cooperator called"], ["проблематика"], ["/operator"]])("[D15] not by %s", async (text) => {
    const { says, tgUserId } = guestOf(desk);

    await says(text);

    expect((await guests.threadOf(tgUserId)).conversation.escalation).toBeNull();
  });

  it("[D15] by the words that the workspace chose, and no longer by others; nobody who has a human being calls by a word", async () => {
    const before = (await guests.owner().escalation.get.query()).data;
    const words = { de: ["Beschwerde"], lv: ["palīgā"] };
    const chosen = await guests.owner().escalation.edit.mutate(withOpId({ ...before, words }));
    const [german, english, served] = [guestOf(desk), guestOf(desk), guestOf(desk)];

    await german.says("Ich habe Beschwerden");
    await english.says("operator");
    await served.says("Guten Tag");
    await guests.answer(served.tgUserId);
    await served.says("Beschwerde");

    expect((await guests.threadOf(german.tgUserId)).conversation.escalation).toMatchObject({ reason: "Beschwerde" });
    expect((await guests.threadOf(english.tgUserId)).conversation.escalation).toBeNull();
    expect((await guests.threadOf(served.tgUserId)).conversation.escalation).toBeNull();
    await guests.owner().escalation.edit.mutate(withOpId({ ...before, version: chosen.version }));
  });

  it("[D16] by the fifth message that no human being has answered; bursts count once, greetings are no answer", async () => {
    await setInbox(guests.owner(), { texts: { ...noTexts, greeting: { en: "Welcome" } } });
    const { says, tgUserId } = guestOf(desk);
    const minutes = async (count: number) => {
      for (let minute = 0; minute < count; minute += 1) {
        await guests.later(61);
        await says("Anybody?");
      }
    };
    const escalation = async () => (await guests.threadOf(tgUserId)).conversation.escalation;
    for (const text of ["One", "Two", "Three", "Four", "Five", "Six"]) await says(text);
    await minutes(3);
    expect(await escalation()).toBeNull();
    await guests.answer(tgUserId);
    await minutes(4);
    expect(await escalation()).toBeNull();

    await minutes(1);

    expect(await escalation()).toMatchObject({ cause: "count", reason: "5" });
    expect((await guests.threadOf(tgUserId)).conversation).toMatchObject({ state: "open", assignee: null });
    expect((await guests.linesOf(tgUserId)).at(-1)).toMatch(/^bot: I have called/);
  });

  it("[D17] by the button under the greeting, once however often it is pressed, also after the end", async () => {
    await setInbox(guests.owner(), {
      policy: "new",
      texts: { ...noTexts, greeting: { en: "Welcome" }, escalated: { en: "Soon" } },
    });
    const { says, tgUserId } = guestOf(desk);
    await says("Hello");
    const buttonId = (await guests.threadOf(tgUserId)).messages[1]?.buttons[0]?.id ?? "";
    const from = { tgUserId, name: `Guest ${tgUserId}`, username: "anna", language: "en" };
    const press = async () => {
      const update = { ...(await desk.build.bot()), updateId: await desk.build.update() };
      const input = withOpId({ ...update, tgChatId: tgUserId, from, buttonId });
      return () => desk.installation().telegram.applyPress.mutate(input);
    };
    const [once, twice] = [await press(), await press()];

    await Promise.all([once(), once(), twice()]);

    expect((await guests.linesOf(tgUserId)).slice(2)).toEqual(["* escalated", "bot: Soon"]);
    const { conversation } = await guests.threadOf(tgUserId);
    expect(conversation).toMatchObject({ state: "open", escalation: { cause: "button" } });

    await guests.close(tgUserId);
    await guests.later(3600);
    await (await press())();
    expect((await guests.conversationsOf(tgUserId)).map(({ state }) => state)).toEqual(["closed", "open"]);
    expect(await guests.linesOf(tgUserId)).toEqual(["* escalated", "bot: Soon"]);
  });
});
