import { withOpId } from "@frontdesk/client";
import type { ButtonDraft, Send } from "@frontdesk/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { contentOf } from "../../testing/telegram-content.ts";
import { say, threadOf } from "../../testing/thread.ts";

let desk: TestDesk;
let operator: Caller;
let conversationId: string;
let tgUserId: number;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());

beforeEach(async () => {
  while ((await desk.build.deliver()).length > 0);
  ({ conversationId, tgUserId } = await desk.build.inbound({ text: "Hello" }));
});

const choice: ButtonDraft[] = [
  { kind: "answer", label: "Yes" },
  { kind: "answer", label: "No" },
  { kind: "url", label: "Map", url: "https://example.org/map" },
];

async function ask(afterPress: "keep" | "remove" = "keep", buttons = choice) {
  const input = { conversationId, text: "Is it mended?", clientKey: crypto.randomUUID(), buttons, afterPress };
  const message = await operator.message.send.mutate(withOpId(input));
  const sends = await desk.build.deliver();
  return { message, sends, idOf: (label: string) => message.buttons.find((one) => one.label === label)?.id ?? "" };
}

async function press(buttonId: string, by = tgUserId, given: { updateId?: number } = {}) {
  const updateId = given.updateId ?? (await desk.build.update());
  const { from } = contentOf({ tgUserId: by, tgMessageId: 1, text: "", name: "Anna" });
  const input = { ...(await desk.build.bot()), updateId, tgChatId: tgUserId, from, buttonId };
  return desk.installation().telegram.applyPress.mutate(withOpId(input));
}

const buttonsOf = async (id: string) => {
  const rows = await threadOf(operator, conversationId);
  return rows.find((row) => row.id === id)?.buttons ?? [];
};
const labels = (sends: Send[]) =>
  sends.flatMap((send) => ("buttons" in send ? (send.buttons ?? []) : [])).map(({ label }) => label);

describe("[D11] a button under a message", () => {
  it("carries nothing but what names it", async () => {
    const { sends, idOf } = await ask();

    expect(sends).toMatchObject([
      {
        kind: "send_text",
        buttons: [
          { label: "Yes", id: idOf("Yes") },
          { label: "No", id: idOf("No") },
          { label: "Map", url: "https://example.org/map" },
        ],
      },
    ]);
  });

  it("tells once who pressed it and when, has the choice marked, and the conversation waits for the desk again", async () => {
    const { message, idOf } = await ask();
    await desk.announced();
    const updateId = await desk.build.update();

    expect(await press(idOf("Yes"), tgUserId, { updateId })).toEqual({ outcome: "noted", label: "Yes" });
    expect(await press(idOf("Yes"), tgUserId, { updateId })).toEqual({ outcome: "repeated" });

    const [yes, no] = await buttonsOf(message.id);
    expect(yes?.presses).toEqual([
      { contactId: expect.any(String), name: "Anna", at: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/) },
    ]);
    expect(no?.presses).toEqual([]);
    const { data: conversation } = await operator.conversation.get.query({ conversationId });
    expect(conversation).toMatchObject({ state: "open", lastMessage: "☑ Yes", waitingSince: expect.any(String) });
    expect((await desk.announced()).map(([kind]) => kind)).toContain("message.pressed");
    const follow = await desk.build.deliver();
    expect(follow.map(({ kind }) => kind)).toEqual(["edit_buttons"]);
    expect(labels(follow)).toEqual(["✓ Yes", "No", "Map"]);
  });

  it("marks the last of several as the choice", async () => {
    const { idOf } = await ask();
    await press(idOf("Yes"));
    await desk.build.moveClock(1);
    await press(idOf("No"));

    await desk.build.deliver();
    expect(labels(await desk.build.deliver())).toEqual(["Yes", "✓ No", "Map"]);
  });

  it("goes with the others once one is pressed, where that was asked for", async () => {
    const { idOf } = await ask("remove");
    await press(idOf("No"));

    expect(await desk.build.deliver()).toMatchObject([{ kind: "edit_buttons", buttons: [] }]);
  });

  it("stays under the text when that is edited", async () => {
    const { message, idOf } = await ask();
    await press(idOf("Yes"));
    await desk.build.deliver();
    const [now] = (await operator.message.list.query({ conversationId })).data.rows.slice(-1);
    const edit = { messageId: message.id, text: "Is it mended now?", version: now?.version ?? 0 };
    await operator.message.edit.mutate(withOpId(edit));

    const [send] = await desk.build.deliver();
    expect(send).toMatchObject({ kind: "edit_text", text: "Is it mended now?" });
    expect(labels(send ? [send] : [])).toEqual(["✓ Yes", "No", "Map"]);
  });

  it("counts for the person it was sent to, in their chat, and nowhere else", async () => {
    const { message, idOf } = await ask();
    const own = tgUserId;
    const other = await desk.build.inbound({ text: "Me too", name: "Boris" });

    tgUserId = other.tgUserId;
    expect(await press(idOf("Yes"))).toEqual({ outcome: "expired" });
    tgUserId = own;
    expect(await press(idOf("Yes"), other.tgUserId)).toEqual({ outcome: "expired" });
    expect(await press(crypto.randomUUID())).toEqual({ outcome: "expired" });
    expect(await press("not an id")).toEqual({ outcome: "expired" });
    expect(await press(idOf("Map"))).toEqual({ outcome: "expired" });
    expect((await buttonsOf(message.id)).flatMap(({ presses }) => presses)).toEqual([]);
  });

  it("[D17] that asks for a person calls for a senior, once, with its words as the reason", async () => {
    const { idOf } = await ask("keep", [{ kind: "person", label: "Talk to a person" }]);
    await operator.conversation.release.mutate(withOpId({ conversationId }));
    await press(idOf("Talk to a person"));
    await press(idOf("Talk to a person"));

    const { data } = await operator.conversation.get.query({ conversationId });
    expect(data).toMatchObject({
      assignee: null,
      escalation: { cause: "button", reason: "Talk to a person" },
    });
  });

  it("is written down where the conversation is over, which stays so", async () => {
    const { message, idOf } = await ask();
    await operator.conversation.close.mutate(withOpId({ conversationId }));
    await press(idOf("No"));

    expect((await operator.conversation.get.query({ conversationId })).data.state).toBe("closed");
    expect((await buttonsOf(message.id))[1]?.presses).toHaveLength(1);
  });
});

describe("[C23] what could not be sent", () => {
  it("is listed across the conversations of those who may see them, until somebody decides", async () => {
    await say(operator, conversationId, "Lost");
    await desk.build.deliver({ kind: "failed", reason: "Bad Request" });
    const stranger = await desk.as("operator");
    await desk.build.leaveTeams(stranger);

    const { data } = await operator.message.stuck.query({});
    expect(data.rows).toMatchObject([
      { message: { text: "Lost", state: "failed" }, conversation: { id: conversationId, contactName: "Anna" } },
    ]);
    expect((await stranger.message.stuck.query({})).data.rows).toEqual([]);
    await operator.message.dismiss.mutate(withOpId({ messageId: data.rows[0]?.message.id ?? "" }));
    expect((await operator.message.stuck.query({})).data.rows).toEqual([]);
  });
});
