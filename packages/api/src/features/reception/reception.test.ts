import { withOpId } from "@frontdesk/client";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { trim } from "../../retention.ts";
import { guestOf, plainInbox, setInbox, watchGuests } from "../../testing/guest.ts";
import { type TestDesk, testDesk } from "../../testing/index.ts";
import { refusal } from "../../testing/refusal.ts";

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

describe("[D6] what is written after a conversation was closed", () => {
  it.each([
    ["continue", 1000, 1],
    ["reopen", 47, 1],
    ["reopen", 49, 2],
    ["new", 1, 2],
  ] as const)("under the policy %s and %d hours later makes %d in all", async (policy, hours, count) => {
    await setInbox(guests.owner(), { policy, reopenHours: 48 });
    const { says, tgUserId } = guestOf(desk);
    await says("First");
    await guests.close(tgUserId);
    await guests.later(hours * 3600);

    await says("Later");

    const conversations = await guests.conversationsOf(tgUserId);
    expect(conversations.map(({ state }) => state)).toEqual(count === 1 ? ["open"] : ["closed", "new"]);
  });

  it("goes on in the one that was taken up again, though a later one is closed too", async () => {
    await setInbox(guests.owner(), { policy: "new" });
    const { says, tgUserId } = guestOf(desk);
    for (const text of ["First", "Second"]) {
      await says(text);
      await guests.close(tgUserId);
      await guests.later(3600);
    }
    const [first] = await guests.conversationsOf(tgUserId);
    await guests.owner().conversation.reopen.mutate(withOpId({ conversationId: first?.id ?? "" }));

    await says("Third");

    expect((await guests.conversationsOf(tgUserId)).map(({ state, lastMessage }) => [state, lastMessage])).toEqual([
      ["open", "Third"],
      ["closed", "Second"],
    ]);
  });
});

it("[D6] an earlier conversation is not taken up beside the one in which its person came back, and the refusal says so", async () => {
  await setInbox(guests.owner(), { policy: "new" });
  const { says, tgUserId } = guestOf(desk);
  await says("First");
  await guests.close(tgUserId);
  await guests.later(3600);
  await says("/start");
  const [first] = await guests.conversationsOf(tgUserId);
  const conversationId = first?.id ?? "";

  await expect(guests.owner().conversation.reopen.mutate(withOpId({ conversationId }))).rejects.toMatchObject(
    refusal("conflict", "overtaken"),
  );
  await guests.close(tgUserId);
  expect(await guests.owner().conversation.reopen.mutate(withOpId({ conversationId }))).toMatchObject({
    state: "open",
  });
});

describe("[P5] one person's burst", () => {
  it("of ten forwarded messages, each delivered five times and all at once, is ten messages of one conversation", async () => {
    await setInbox(guests.owner(), { policy: "new", texts: { ...noTexts, greeting: { en: "Welcome" } } });
    const { prepare, tgUserId } = guestOf(desk);
    const texts = Array.from({ length: 10 }, (_, index) => `Part ${index}`);
    const applies = [];
    for (const text of texts) applies.push(await prepare(text, { forwarded: true }));

    await Promise.all(applies.flatMap((apply) => Array.from({ length: 5 }, apply)));

    expect((await guests.conversationsOf(tgUserId)).length).toBe(1);
    const lines = await guests.linesOf(tgUserId);
    expect(lines.filter((line) => line.startsWith("contact")).sort()).toEqual(texts.map((text) => `contact: ${text}`));
    expect(lines.filter((line) => line.startsWith("bot"))).toEqual(["bot: Welcome"]);
  });

  it("goes on in one conversation, though it is closed in its middle", async () => {
    await setInbox(guests.owner(), { policy: "new" });
    const { says, tgUserId } = guestOf(desk);
    await says("One");
    await guests.close(tgUserId);

    await says("Two");

    expect((await guests.conversationsOf(tgUserId)).length).toBe(1);
  });
});

describe("the bot by itself", () => {
  it("[D17] greets once, is no human answer, and offers a person", async () => {
    await setInbox(guests.owner(), { texts: { ...noTexts, greeting: { en: "**Welcome**" } } });
    const { says, tgUserId } = guestOf(desk);

    await says("My lamp is broken");
    await says("Hello?");

    expect(await guests.linesOf(tgUserId)).toEqual(["contact: My lamp is broken", "bot: Welcome", "contact: Hello?"]);
    const { conversation, messages } = await guests.threadOf(tgUserId);
    expect(conversation).toMatchObject({ state: "new", handledBy: "bot", assignee: null, lastMessage: "Hello?" });
    expect(conversation.waitingSince).toBe(messages[0]?.createdAt);
    expect(messages[1]?.buttons).toMatchObject([{ kind: "person", label: "Talk to a person" }]);
    expect((await desk.build.deliver()).slice(-1)).toMatchObject([
      { kind: "send_text", text: "Welcome", entities: [{ type: "bold" }], buttons: [{ label: "Talk to a person" }] },
    ]);

    await says("/start");
    expect((await guests.linesOf(tgUserId)).at(-1)).toBe("bot: Welcome");
    await guests.answer(tgUserId);
    expect((await guests.threadOf(tgUserId)).conversation).toMatchObject({ handledBy: "human", state: "pending" });
  });

  it("tells that nobody is there once in each conversation and stretch of time", async () => {
    const { now } = { now: Date.now() };
    const [today, tomorrow] = [0, 1].map((days) => new Date(now + days * 86_400_000).getUTCDay() || 7);
    const windows = [{ weekday: tomorrow ?? 1, from: 0, to: 60 }];
    expect(today).not.toBe(tomorrow);
    const businessHours = { timezone: "UTC", windows, holidays: [] };
    await setInbox(guests.owner(), { businessHours, texts: { ...noTexts, away: { en: "We sleep" } } });
    const [first, second] = [guestOf(desk), guestOf(desk)];
    // However far the clock was moved before: nobody was there, and nobody will be for some hours.
    for (const text of ["Anybody?", "Nobody?"]) await first.says(text);
    await second.says("Good evening");

    const told = async (tgUserId: number) =>
      (await guests.linesOf(tgUserId)).filter((line) => line.startsWith("bot")).length;
    expect(await told(first.tgUserId)).toBe(await told(second.tgUserId));
    expect(await told(first.tgUserId)).toBe(1);

    await guests.later(7 * 86_400);
    await first.says("And now?");
    expect(await told(first.tgUserId)).toBe(2);
  });

  it("[D-F2] speaks the person's language, else the inbox's, else the workspace's; and the one they choose", async () => {
    const greeting = { en: "Welcome", ru: "Добро пожаловать", de: "Willkommen" };
    await setInbox(guests.owner(), { language: "de", texts: { ...noTexts, greeting } });
    const [russian, french] = [guestOf(desk), guestOf(desk)];
    await russian.says("Привет", { language: "ru-RU" });
    await french.says("Bonjour", { language: "fr" });
    expect((await guests.linesOf(russian.tgUserId)).at(-1)).toBe("bot: Добро пожаловать");
    expect((await guests.linesOf(french.tgUserId)).at(-1)).toBe("bot: Willkommen");

    await french.says("/language", { language: "fr" });
    expect((await guests.linesOf(french.tgUserId)).at(-1)).toBe(
      "bot: In which language shall I write to you?\n/language_en — English\n/language_ru — Русский\n/language_de — Deutsch",
    );
    await french.says("/language_ru", { language: "fr" });
    await french.says("/start", { language: "fr" });

    expect((await guests.linesOf(french.tgUserId)).slice(-3)).toEqual([
      "bot: Буду писать вам по-русски.",
      "contact: /start",
      "bot: Добро пожаловать",
    ]);
    expect((await guests.threadOf(french.tgUserId)).conversation.contact.language).toBe("ru");
    await french.says("/help@desk_bot", { language: "fr" });
    expect((await guests.linesOf(french.tgUserId)).at(-1)).toContain("/language — выбрать язык");
  });

  it("knows whom it greeted for good, and for half a year whom it told that nobody is there", async () => {
    const businessHours = { timezone: "UTC", windows: [], holidays: [] };
    const texts = { ...noTexts, greeting: { en: "Welcome" }, away: { en: "We sleep" } };
    await setInbox(guests.owner(), { businessHours, texts });
    const { says, tgUserId } = guestOf(desk);
    await says("Anybody?");
    const { contact } = (await guests.threadOf(tgUserId)).conversation;
    const said = () =>
      inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
        db.selectFrom("automatic_text").select("kind").where("contact_id", "=", contact.id).orderBy("kind").execute(),
      );

    for (const days of [179, 2]) {
      await guests.later(days * 86_400);
      await trim(desk.services.database);
      expect(await said()).toEqual([...(days === 2 ? [] : [{ kind: "away" }]), { kind: "greeting" }]);
    }
  });

  it("answers no command twice, whatever is repeated", async () => {
    const { prepare, tgUserId } = guestOf(desk);
    const apply = await prepare("/help");

    await Promise.all(Array.from({ length: 5 }, apply));

    expect((await guests.linesOf(tgUserId)).map((line) => line.split(":")[0])).toEqual(["contact", "bot"]);
  });
});
