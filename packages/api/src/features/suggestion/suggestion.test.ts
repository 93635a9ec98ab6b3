import { withOpId } from "@frontdesk/client";
import { isAwaited, type SuggestionFailure } from "@frontdesk/contract";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { readOutgoingAllow } from "../../outgoing/outgoing-allow.ts";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";
import { type ModelServer, startModelServer } from "../../testing/model-server.ts";

let model: ModelServer;
let desk: TestDesk;
let owner: Caller;
let operator: Caller;
let colleague: Caller;
let conversationId: string;
let inboxId: string;

beforeAll(async () => {
  model = await startModelServer();
  desk = await testDesk({ outgoingAllow: readOutgoingAllow("127.0.0.1") });
  owner = await desk.as("owner");
  operator = await desk.as("operator");
  colleague = await desk.as("operator");
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  await model[Symbol.asyncDispose]();
});

let nth = 0;
beforeEach(async () => {
  model.reset();
  nth += 1;
  ({ conversationId } = await desk.build.inbound({
    text: "When is breakfast?",
    tgUserId: 40_000 + nth,
    name: "Anna Karenina",
  }));
  inboxId = (await operator.conversation.get.query({ conversationId })).data.inbox.id;
  await configure({});
});

async function configure(given: object) {
  const { data } = await owner.suggestion.settings.query();
  const change = { isOn: true, baseUrl: model.url, model: "small", key: "sk-secret-1234", inboxIds: [inboxId] };
  return owner.suggestion.configure.mutate(withOpId({ ...change, version: data.version, ...given }));
}
const ask = (by = operator) => by.suggestion.ask.mutate(withOpId({ conversationId }));
const look = async (by = operator) => (await by.suggestion.get.query({ conversationId })).data;
const settled = () =>
  vi.waitFor(async () => {
    const known = await look();
    if (!known || isAwaited(known)) throw new Error("It is still on its way.");
    return known;
  }, 15_000);
const keep = async (title: string, text: string, uses = 0) => {
  nth += 1;
  const body = { folder: "", title, shortcut: `s${nth}`, variants: [{ language: "en", text, buttons: [] }], files: [] };
  const kept = { cannedReplyId: null, version: null, audience: "workspace" as const, teamId: null, ...body };
  const { id } = await owner.cannedReply.save.mutate(withOpId({ ...kept, afterPress: "keep" as const }));
  for (let count = 0; count < uses; count += 1) await answer(id, "x");
  return id;
};
const answer = (cannedReplyId: string, text: string, to = conversationId) =>
  operator.message.send.mutate(
    withOpId({ conversationId: to, text, clientKey: crypto.randomUUID(), canned: { cannedReplyId } }),
  );

describe("[D-F4] a draft by a provider", () => {
  it("is off until somebody who may switches it on, and never tells its key", async () => {
    await configure({ isOn: false, key: null });
    await expect(ask()).rejects.toMatchObject(refusal("conflict", "suggestions_off"));
    expect((await operator.suggestion.help.query()).data.draftInboxIds).toEqual([]);
    await expect(operator.suggestion.settings.query()).rejects.toMatchObject(refusal("forbidden"));

    const settings = await configure({ key: null });
    expect(settings).toMatchObject({ isOn: true, keyLast4: "1234", inboxIds: [inboxId] });
    expect(JSON.stringify(settings)).not.toContain("sk-secret");
    expect((await operator.suggestion.help.query()).data.draftInboxIds).toEqual([inboxId]);
    await configure({ inboxIds: [], key: null });
    await expect(ask()).rejects.toMatchObject(refusal("conflict", "suggestions_off"));
  });

  it("sends a kept key nowhere but where it was given for", async () => {
    const elsewhere = { baseUrl: "https://elsewhere.example.org/v1", key: null };
    await expect(configure(elsewhere)).rejects.toMatchObject(refusal("invalid", "bad_input"));
    const test = withOpId({ ...elsewhere, model: "small" });
    await expect(owner.suggestion.test.mutate(test)).rejects.toMatchObject(refusal("invalid", "bad_input"));
  });

  it("grows while its asker looks, names what it rests on, and is put into the reply by them alone", async () => {
    const cannedReplyId = await keep("Breakfast", "Breakfast is from 7 to 10, {{contact.name}}.");
    model.write(["Breakfast is", " from 7 to 10.", "\nSources: 1"]);
    const { id: suggestionId } = await ask();

    await vi.waitFor(
      async () => expect(await look()).toMatchObject({ state: "answering", text: "Breakfast is" }),
      15_000,
    );
    model.goOn();
    expect(await settled()).toMatchObject({
      state: "ready",
      text: "Breakfast is from 7 to 10.",
      sources: [{ kind: "canned_reply", id: cannedReplyId, title: "Breakfast" }],
    });
    expect(await look(colleague)).toBeNull();
    await expect(colleague.suggestion.settle.mutate(withOpId({ suggestionId, as: "taken" }))).rejects.toMatchObject(
      refusal("conflict", "not_yours"),
    );
    await operator.suggestion.settle.mutate(withOpId({ suggestionId, as: "taken" }));
    expect(await look()).toBeNull();
    const { data } = await operator.message.list.query({ conversationId });
    expect(data.rows.filter(({ direction }) => direction === "out")).toEqual([]);
  });

  it("tells the provider what is needed, and nothing of anybody else", async () => {
    await desk.build.inbound({ text: "Breakfast secret of somebody else", tgUserId: 7, name: "Vronsky" });
    await operator.message.note.mutate(
      withOpId({ conversationId, text: "Breakfast note", clientKey: crypto.randomUUID() }),
    );
    await ask();
    await settled();

    const told = JSON.stringify(model.requests());
    expect(told).toContain("When is breakfast?");
    for (const hidden of ["Karenina", "Vronsky", "secret of", "Breakfast note", "sk-secret"])
      expect(told).not.toContain(hidden);
    expect(model.keys()).toEqual(["Bearer sk-secret-1234"]);
    const rows = await inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
      db.selectFrom("suggestion").select("request").where("request", "is not", null).execute(),
    );
    expect(rows).toEqual([]);
  });

  it("is called off by its asker, or by their asking anew", async () => {
    model.write(["Never", " heard"]);
    await ask();
    await vi.waitFor(async () => expect(await look()).toMatchObject({ text: "Never" }), 15_000);
    const { id: suggestionId } = await ask();
    expect(await operator.suggestion.settle.mutate(withOpId({ suggestionId, as: "dismissed" }))).toMatchObject({
      state: "cancelled",
    });
    model.goOn();
    expect(await look()).toBeNull();
  });

  it.each([
    [401, "key_refused"],
    [404, "model_unknown"],
    [429, "overloaded"],
    [500, "overloaded"],
    [200, "bad_answer"],
  ] satisfies [number, SuggestionFailure][])("says why there is none: %s is %s", async (status, failure) => {
    model.refuse(status);
    await ask();
    expect(await settled()).toMatchObject({ state: "failed", failure, text: "" });
  });

  it("is tested with words of nobody's", async () => {
    model.write(["I am here."]);
    const test = () => owner.suggestion.test.mutate(withOpId({ baseUrl: model.url, model: "small", key: null }));
    expect(await test()).toMatchObject({ failure: null, text: "I am here." });
    model.refuse(401);
    expect(await test()).toMatchObject({ failure: "key_refused", text: "" });
  });

  it("leaves a provider alone for a while that failed again and again", async () => {
    model.refuse(500);
    for (let count = 0; count < 5; count += 1) {
      await ask();
      await settled();
    }
    const asked = model.requests().length;
    expect(await ask()).toMatchObject({ state: "failed", failure: "resting" });
    expect(model.requests()).toHaveLength(asked);
    await desk.build.moveClock(61);
    model.reset();
    await ask();
    expect(await settled()).toMatchObject({ state: "ready" });
  });
});
