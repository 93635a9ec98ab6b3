import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";
import { marks } from "./excerpt-parts.ts";

let desk: TestDesk;
let operator: Caller;
const said = (text: string, more: { name?: string; username?: string } = {}) => desk.build.inbound({ text, ...more });
const found = async (text: string, by = operator) => {
  const { data } = await by.search.messages.query({ text });
  return data.rows.map(({ excerpt }) => excerpt.map((part) => part.text).join(""));
};
const people = async (text: string, by = operator) => {
  const { data } = await by.search.conversations.query({ text });
  return data.rows.map(({ contact }) => contact.name);
};

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());

describe("[D18, D22] searching what was said", () => {
  it("finds words in any of their forms, in English and in Russian, and е for ё", async () => {
    await said("My keys were left in the running dryer");
    await said("Ключи от комнаты остались у жёлтого шкафа");

    expect(await found("key")).toEqual(["My keys were left in the running dryer"]);
    expect(await found("run dryers")).toEqual(["My keys were left in the running dryer"]);
    expect(await found("ключ комната")).toEqual(["Ключи от комнаты остались у жёлтого шкафа"]);
    expect(await found("желтый")).toEqual(["Ключи от комнаты остались у жёлтого шкафа"]);
    expect(await found("ключ кухня")).toEqual([]);
  });

  it("finds a word that is but begun, a phrase, and what is without a word", async () => {
    await said("the boiler room is flooded");
    await said("the room beside the boiler is dry");

    expect(await found("floo")).toEqual(["the boiler room is flooded"]);
    expect(await found('"boiler room"')).toEqual(["the boiler room is flooded"]);
    expect(await found("boiler -flooded")).toEqual(["the room beside the boiler is dry"]);
  });

  it("marks what it found, and takes no mark of the asker's", async () => {
    await said("a (lamp) is broken");

    const { data } = await operator.search.messages.query({ text: "lamps" });

    expect(data.rows[0]?.excerpt).toEqual([
      { text: "a (", isMatch: false },
      { text: "lamp", isMatch: true },
      { text: ") is broken", isMatch: false },
    ]);
    await expect(found(`lamp${marks.before}`)).rejects.toMatchObject(refusal("invalid", "bad_input"));
  });

  it("pages from the newest on, and follows an edit and a deletion", async () => {
    const { conversationId } = await said("umbrella one");
    for (const text of ["umbrella two", "umbrella three"]) {
      const clientKey = crypto.randomUUID();
      await operator.message.send.mutate(withOpId({ conversationId, text, clientKey }));
    }

    const first = (await operator.search.messages.query({ text: "umbrella", limit: 2 })).data;
    const second = (await operator.search.messages.query({ text: "umbrella", limit: 2, cursor: first.next })).data;
    expect(first.rows.map(({ seq }) => seq)).toEqual([...first.rows.map(({ seq }) => seq)].sort((a, b) => b - a));
    expect(first.rows).toHaveLength(2);
    expect(second).toMatchObject({ rows: [{ conversation: { id: conversationId } }], next: null });

    const newest = first.rows[0];
    const { data } = await operator.message.list.query({ conversationId });
    const version = data.rows.find(({ id }) => id === newest?.id)?.version ?? 0;
    await operator.message.edit.mutate(withOpId({ messageId: newest?.id ?? "", text: "parasol", version }));
    expect(await found("umbrella")).toHaveLength(2);
    expect(await found("parasol")).toEqual(["parasol"]);
  });

  it("says nothing to words that are in every text, and fails on no input", async () => {
    for (const text of ["the", "и не", "'' & | !", "a:*b", "\\\\", "%%", '"open', "--", "()", "🙂🙂", "é".repeat(100)])
      expect(await found(text)).toEqual([]);
  });
});

describe("[D18] searching people", () => {
  it("finds parts of names and usernames, small mistakes, and a conversation's number", async () => {
    const { conversationId } = await said("Hi", { name: "Фёдор Ковалёв", username: "fedor_k" });
    const { data } = await operator.conversation.get.query({ conversationId });

    expect(await people("ковал")).toEqual(["Фёдор Ковалёв"]);
    expect(await people("федор")).toEqual(["Фёдор Ковалёв"]);
    expect(await people("Ковалов")).toEqual(["Фёдор Ковалёв"]);
    expect(await people("@FEDOR_")).toEqual(["Фёдор Ковалёв"]);
    expect(await people(`#${data.number}`)).toEqual(["Фёдор Ковалёв"]);
    expect(await people("%%")).toEqual([]);
  });
});

describe("[P7] a search", () => {
  it("sees neither another workspace nor another team", async () => {
    await said("a secret carpet", { name: "Zebediah" });
    const stranger = await desk.as("owner", desk.foreign);
    const outsider = await desk.as("operator");
    await desk.build.leaveTeams(outsider);

    expect(await found("carpet")).toHaveLength(1);
    for (const other of [stranger, outsider]) {
      expect(await found("carpet", other)).toEqual([]);
      expect(await people("Zebediah", other)).toEqual([]);
    }
    await expect(found("carpet", await desk.as("porter"))).rejects.toMatchObject(refusal("forbidden"));
  });
});
