import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { createSpeaker, type Said } from "../../testing/speaker.ts";
import { fileOf } from "../../testing/telegram-content.ts";

let desk: TestDesk;
let operator: Caller;
let person: ReturnType<typeof createSpeaker>;
let people = 800;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());
beforeEach(() => {
  people += 1;
  person = createSpeaker(desk, { tgUserId: people, reader: operator });
});

const say = (said: Said, updateId?: number) => person.say(said, updateId);
const thread = () => person.thread();
const part = (tgMessageId: number, text = "", albumKey = "a"): Said => ({
  ...{ tgMessageId, text, albumKey },
  file: fileOf({ fileId: `f${tgMessageId}`, name: `${tgMessageId}` }),
});
async function answered() {
  const { conversation } = await thread();
  const answer = { conversationId: conversation.id, text: "Nice", clientKey: crypto.randomUUID() };
  await operator.message.send.mutate(withOpId(answer));
  return answer;
}
const filesOf = async () => (await thread()).messages.map(({ attachments }) => attachments.map(({ name }) => name));

describe("[D12] an album", () => {
  it("is one message in Telegram's order with its first words, however its parts come", async () => {
    await desk.announced();
    for (const one of [part(13, "third"), part(11), part(14), part(12, "second")]) await say(one);

    const { messages, conversation } = await thread();
    const [album] = messages;
    expect(messages).toHaveLength(1);
    expect(album?.text).toBe("second");
    expect(album?.attachments.map(({ name, caption }) => [name, caption])).toEqual([
      ["11", null],
      ["12", null],
      ["13", "third"],
      ["14", null],
    ]);
    expect(conversation.lastMessage).toBe("🖼 ×4 second");
    const told = (await desk.announced()).map(([kind]) => kind);
    expect(told.filter((kind) => kind !== "bot.changed")).toEqual([
      ...["conversation.created", "message.received"],
      ...["message.extended", "message.extended", "message.extended"],
    ]);
  });

  it("[P5] of ten parts, each five times at once and shuffled, is one message of ten", async () => {
    const parts = Array.from({ length: 10 }, (_, index) => part(21 + index));
    const tries: Promise<{ applied: boolean }>[] = [];
    for (const one of parts.toSorted((a, b) => ((a.tgMessageId * 7) % 10) - ((b.tgMessageId * 7) % 10))) {
      const updateId = await desk.build.update();
      for (let time = 0; time < 5; time += 1) tries.push(say(one, updateId));
    }

    expect((await Promise.all(tries)).filter(({ applied }) => applied)).toHaveLength(10);
    expect(await filesOf()).toEqual([parts.map(({ tgMessageId }) => `${tgMessageId}`)]);
  });

  it("is another message where it is another album, or goes on while others write between its parts", async () => {
    await say(part(31, "one"));
    await say({ tgMessageId: 32, text: "between" });
    await say(part(33));
    await say(part(34, "", "b"));

    expect(await filesOf()).toEqual([["31", "33"], [], ["34"]]);
    const { conversation } = await thread();
    expect(conversation.lastMessage).toBe("🖼");
  });

  it("has the person wait, and opens what was closed, where a part of it comes as late as that", async () => {
    await say(part(61, "Look"));
    const { conversationId } = await answered();
    await desk.announced();

    await say(part(62));
    const waiting = (await thread()).conversation;
    expect(waiting).toMatchObject({ state: "open", waitingSince: expect.any(String), lastMessage: "Nice", lastSeq: 2 });
    expect(await desk.announced()).toMatchObject([["message.extended", { was: { state: "pending" } }]]);

    await operator.conversation.close.mutate(withOpId({ conversationId }));
    await say(part(63));
    const reopened = (await thread()).conversation;
    expect(reopened).toMatchObject({ state: "open", waitingSince: expect.any(String), closedAt: null });
    expect(await filesOf()).toEqual([["61", "62", "63"], []]);
  });

  it("is found by an answer to any of its parts", async () => {
    for (const tgMessageId of [41, 42]) await say(part(tgMessageId, tgMessageId === 42 ? "Two lamps" : ""));
    const told = { authorName: "?", excerpt: "?", quote: "lamps" };
    await say({ tgMessageId: 43, text: "These", reply: { tgMessageId: 41, ...told } });
    await say({ tgMessageId: 44, text: "Those", reply: { tgMessageId: 9999, ...told, authorName: "Olga" } });

    const [album, these, those] = (await thread()).messages;
    const reply = { messageId: album?.id, authorName: person.name, excerpt: "🖼 ×2 Two lamps", quote: "lamps" };
    expect(these?.reply).toEqual(reply);
    expect(those?.reply).toEqual({ messageId: null, authorName: "Olga", excerpt: "?", quote: "lamps" });
  });
});

it("[P5] ten messages forwarded at once are ten messages of one conversation, with where they came from", async () => {
  const at = new Date().toISOString();
  const kinds = ["user", "hidden_user", "chat", "channel"] as const;
  const forwarded = Array.from({ length: 10 }, (_, index) => ({
    ...{ tgMessageId: 51 + index, text: `${index}` },
    forwardedFrom: { kind: kinds[index % 4] ?? "user", name: `N${index}`, at },
  }));

  await Promise.all(forwarded.map((one) => say(one)));

  const { messages } = await thread();
  expect(messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  const origins = messages.map(({ text, forwardedFrom }) => [text, forwardedFrom]);
  expect(new Map(origins as [string, unknown][])).toEqual(
    new Map(forwarded.map(({ text, forwardedFrom }) => [text, forwardedFrom])),
  );
});
