import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainInbox, setInbox } from "../../testing/guest.ts";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";

let desk: TestDesk;
let owner: Caller;

beforeAll(async () => {
  desk = await testDesk();
  owner = await desk.as("owner");
  await desk.build.bot();
});
afterAll(() => desk[Symbol.asyncDispose]());

const only = async () => {
  const [inbox] = (await owner.inbox.list.query()).data;
  if (!inbox) throw new Error("There is no inbox.");
  return inbox;
};
const monday = { weekday: 1, from: 540, to: 1080 };
const hours = { timezone: "Europe/Riga", windows: [monday], holidays: ["2030-12-25"] };

describe("[D6] an inbox's settings", () => {
  it("are changed as a whole; announced, and recorded with what differs alone", async () => {
    const { conversationId } = await desk.build.inbound();
    const before = await only();
    await desk.announced();
    const texts = { ...plainInbox.texts, greeting: { en: "Welcome", ru: "Добро пожаловать" } };

    await setInbox(owner, { name: "Reception", policy: "reopen", reopenHours: 12, businessHours: hours, texts });
    await setInbox(owner, {});

    const inbox = await only();
    expect(inbox).toMatchObject({ name: "Reception", policy: "reopen", reopenHours: 12, businessHours: hours, texts });
    expect(inbox.version).toBe(before.version + 1);
    expect(await desk.announced()).toEqual([
      ["inbox.changed", { inbox }],
      ["inbox.renamed", { id: inbox.id, name: "Reception" }],
    ]);
    expect((await owner.conversation.get.query({ conversationId })).data.inbox.name).toBe("Reception");
    const [row] = (await owner.audit.list.query({ subjectId: inbox.id })).data.rows;
    expect(row).toMatchObject({ action: "inbox.edit", before: { name: before.name, policy: "continue" } });
    expect(row?.after).toEqual({
      ...{ name: "Reception", policy: "reopen", reopenHours: 12, ...hours },
      ...{ "greeting.en": "Welcome", "greeting.ru": "Добро пожаловать" },
    });
  });

  it.each([
    ["a zone that nobody knows", { businessHours: { ...hours, timezone: "Moon/Base" } }, "invalid"],
    ["hours that overlap", { businessHours: { ...hours, windows: [monday, { ...monday, from: 1000 }] } }, "invalid"],
    ["hours that end before they begin", { businessHours: { ...hours, windows: [{ ...monday, to: 1 }] } }, "invalid"],
    ["a date that is none", { businessHours: { ...hours, holidays: ["2030-02-30"] } }, "invalid"],
    ["a text that is too long", { texts: { ...plainInbox.texts, away: { en: "x".repeat(2001) } } }, "invalid"],
    ["a team that is not there", { teamId: crypto.randomUUID() }, "not_found"],
  ] as const)("are refused with %s, and stay as they were", async (_what, settings, code) => {
    const before = await only();

    await expect(setInbox(owner, structuredClone(settings) as Parameters<typeof setInbox>[1])).rejects.toMatchObject(
      refusal(code, code === "invalid" ? "bad_input" : null),
    );
    expect(await only()).toEqual(before);
  });

  it("are not overwritten by whoever saw them before, nor seen by those who answer", async () => {
    const { id: inboxId, kind: _kind, botId: _botId, ...seen } = await only();
    await setInbox(owner, { offersPerson: false });
    const late = withOpId({ inboxId, ...seen, name: "Late" });
    const operator = await desk.as("operator");

    await expect(owner.inbox.edit.mutate(late)).rejects.toMatchObject(refusal("conflict", "stale_version"));
    await expect(operator.inbox.list.query()).rejects.toMatchObject(refusal("forbidden"));
  });
});

describe("[D15] what calls for a person", () => {
  it("is as the product has it until somebody decides otherwise; recorded by language", async () => {
    const before = (await owner.escalation.get.query()).data;
    const words = { ...before.words, en: ["fire", "fire", "operator"], de: [] };

    const after = await owner.escalation.edit.mutate(withOpId({ unansweredLimit: null, words, version: 0 }));

    expect(before).toMatchObject({ unansweredLimit: 5, version: 0 });
    expect(before.words.ru).toContain("жалоба");
    expect(after).toEqual({ unansweredLimit: null, words: { ...before.words, en: ["fire", "operator"] }, version: 1 });
    expect((await owner.escalation.get.query()).data).toEqual(after);
    const [row] = (await owner.audit.list.query({ action: "escalation.edit" })).data.rows;
    expect(row?.after).toMatchObject({ unansweredLimit: null, "words.en": ["fire", "operator"] });
    await expect(
      owner.escalation.edit.mutate(withOpId({ unansweredLimit: 3, words, version: 0 })),
    ).rejects.toMatchObject(refusal("conflict", "stale_version"));
  });
});
