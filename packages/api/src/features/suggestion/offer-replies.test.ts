import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";

let desk: TestDesk;
let owner: Caller;
let operator: Caller;
const kept = new Map<string, string>();

beforeAll(async () => {
  desk = await testDesk();
  owner = await desk.as("owner");
  operator = await desk.as("operator");
  await keep("Breakfast", "en", "Breakfast is served from 7 to 10 in the hall.");
  await keep("Bed linen", "en", "Fresh sheets and towels are given out on Mondays.");
  await keep("Ремонт", "ru", "Мастер придёт завтра и починит лампу, кран или розетку.");
  await keep("Goodbye", "en", "Good night, and thank you for your message.");
  await keep("Own words", "en", "My breakfast greeting", owner);
});
afterAll(() => desk[Symbol.asyncDispose]());

async function keep(title: string, language: string, text: string, only?: Caller) {
  const body = { folder: "", title, shortcut: `s${kept.size}`, variants: [{ language, text, buttons: [] }], files: [] };
  const audience = only ? ("personal" as const) : ("workspace" as const);
  const fresh = { cannedReplyId: null, version: null, audience, teamId: null, afterPress: "keep" as const };
  const { id } = await owner.cannedReply.save.mutate(withOpId({ ...fresh, ...body }));
  kept.set(id, title);
}

let person = 60_000;
async function offersFor(text: string, by = operator) {
  person += 1;
  const { messageId, conversationId } = await desk.build.inbound({ text, tgUserId: person });
  const { data } = await by.suggestion.offers.query({ messageId });
  return {
    messageId,
    conversationId,
    offers: data.map((offer) => ({ ...offer, title: kept.get(offer.cannedReplyId) })),
  };
}

async function answerWith(title: string, conversationId: string) {
  const cannedReplyId = [...kept].find(([, known]) => known === title)?.[0] ?? "";
  const answer = { conversationId, text: "x", clientKey: crypto.randomUUID(), canned: { cannedReplyId } };
  await operator.message.send.mutate(withOpId(answer));
}

describe("[D-F4] canned replies that fit what a person said", () => {
  it("are found by any form of its words, and say which", async () => {
    expect((await offersFor("Hello! When do you serve the breakfasts?")).offers[0]).toMatchObject({
      title: "Breakfast",
      words: ["breakfasts", "serve"],
      alike: 0,
    });
    expect((await offersFor("У меня сломался кран и не горит лампа")).offers).toMatchObject([
      { title: "Ремонт", words: expect.arrayContaining(["кран", "лампа"]) },
    ]);
  });

  it("forgive a slip of the pen, and offer nothing to what they know nothing of", async () => {
    expect((await offersFor("brekfast time?")).offers[0]).toMatchObject({ title: "Breakfast" });
    expect((await offersFor("Where is the swimming pool")).offers).toEqual([]);
    expect((await offersFor("???")).offers).toEqual([]);
  });

  it("hear all that was said since the last answer, and nothing before it", async () => {
    const { conversationId } = await offersFor("breakfast?");
    await answerWith("Breakfast", conversationId);
    const { messageId } = await desk.build.inbound({ text: "And towels?", tgUserId: person });
    const more = await desk.build.inbound({ text: "please", tgUserId: person });

    for (const id of [messageId, more.messageId]) {
      const { data } = await operator.suggestion.offers.query({ messageId: id });
      expect(data.map(({ cannedReplyId }) => kept.get(cannedReplyId))).toEqual(["Bed linen"]);
    }
  });

  it("come sooner where they answered something alike before", async () => {
    const question = "My neighbour plays the trumpet at midnight";
    const first = await offersFor(question);
    expect(first.offers.map(({ title }) => title)).not.toContain("Goodbye");
    await answerWith("Goodbye", first.conversationId);

    expect((await offersFor("A neighbour plays trumpet every midnight")).offers[0]).toMatchObject({
      title: "Goodbye",
      alike: 1,
    });
  });

  it("are those that somebody may use, on conversations within their reach", async () => {
    const { messageId, offers } = await offersFor("my breakfast greeting");
    expect(offers.map(({ title }) => title)).not.toContain("Own words");
    const { data } = await owner.suggestion.offers.query({ messageId });
    expect(data.map(({ cannedReplyId }) => kept.get(cannedReplyId))).toContain("Own words");
    const stranger = await desk.as("operator", desk.foreign);
    await expect(stranger.suggestion.offers.query({ messageId })).rejects.toMatchObject(refusal("not_found"));
  });

  it("are offered unasked to those who want that, on all of their devices", async () => {
    expect((await operator.suggestion.help.query()).data.offersReplies).toBe(true);
    await desk.announced();
    await operator.suggestion.chooseHelp.mutate(withOpId({ offersReplies: false }));

    expect((await operator.suggestion.help.query()).data.offersReplies).toBe(false);
    expect((await owner.suggestion.help.query()).data.offersReplies).toBe(true);
    expect(await desk.announced()).toEqual([["suggestion.help_chosen", { offersReplies: false }]]);
  });
});
