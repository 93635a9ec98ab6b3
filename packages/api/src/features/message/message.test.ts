import { withOpId } from "@frontdesk/client";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";
import { createOutbox } from "../../testing/outbox.ts";
import { say, threadOf } from "../../testing/thread.ts";

let desk: TestDesk;
let operator: Caller;
let colleague: Caller;
let senior: Caller;
let conversationId: string;
let inboundId: string;
let tgUserId: number;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
  colleague = await desk.as("operator");
  senior = await desk.as("senior");
});
afterAll(() => desk[Symbol.asyncDispose]());

beforeEach(async () => {
  while ((await desk.build.deliver()).length > 0);
  ({ conversationId, messageId: inboundId, tgUserId } = await desk.build.inbound({ text: "Hello" }));
  await desk.announced();
});

const send = (by: Caller, text = "We are coming", to = conversationId) => say(by, to, text);
const edit = (by: Caller, { id, version }: { id: string; version: number }, text: string) =>
  by.message.edit.mutate(withOpId({ messageId: id, text, version }));
const messages = () => threadOf(operator, conversationId);
const latest = async (id: string) => {
  const found = (await messages()).find((message) => message.id === id);
  if (!found) throw new Error("The message is not in its thread.");
  return found;
};
const kinds = async () => (await desk.announced()).map(([kind]) => kind);

describe("answering", () => {
  it("queues the message with its send, takes what nobody took, and says so in one event", async () => {
    const message = await send(operator);

    const { data: conversation } = await operator.conversation.get.query({ conversationId });
    expect(message).toMatchObject({
      seq: 2,
      direction: "out",
      state: "queued",
      author: { kind: "member", name: operator.who?.name },
    });
    expect(conversation).toMatchObject({
      state: "pending",
      waitingSince: null,
      lastSeq: 2,
      lastMessage: "We are coming",
    });
    expect(conversation.assignee?.id).toBe(operator.who?.memberId);
    expect(await desk.announced()).toEqual([
      ["message.queued", { message, conversation, was: expect.objectContaining({ state: "new", assigneeId: null }) }],
    ]);
    expect(await desk.build.deliver()).toEqual([
      { kind: "send_text", text: "We are coming", entities: [], reply: null },
    ]);
  });

  it("is not for a colleague, but for a senior and a script", async () => {
    await operator.conversation.take.mutate(withOpId({ conversationId, override: false }));

    await expect(send(colleague)).rejects.toMatchObject(
      refusal("conflict", "not_yours", { by: operator.who?.name ?? "" }),
    );
    expect(await send(senior)).toMatchObject({ author: { name: senior.who?.name } });
    const owner = await desk.as("owner");
    const permissions = ["conversation:read" as const, "conversation:handle" as const];
    const { secret } = await owner.token.create.mutate(withOpId({ name: "Greeter", permissions, expiresInDays: null }));
    expect(await send(desk.bearer(secret))).toMatchObject({ author: { kind: "api_token", name: "Greeter" } });
  });

  it("is refused where it is closed, or the person can't be reached", async () => {
    await operator.conversation.close.mutate(withOpId({ conversationId }));
    await expect(send(operator)).rejects.toMatchObject(refusal("conflict", "wrong_state"));
    await operator.conversation.reopen.mutate(withOpId({ conversationId }));

    const blocked = { updateId: await desk.build.update(), tgChatId: tgUserId, reachable: "blocked" as const };
    await desk.installation().telegram.applyReachability.mutate(withOpId({ ...(await desk.build.bot()), ...blocked }));

    await expect(send(operator)).rejects.toMatchObject(refusal("conflict", "contact_unreachable"));
    expect((await messages()).filter(({ direction }) => direction !== "system")).toHaveLength(1);
  });

  it("shows one bubble for one key of the sender's screen", async () => {
    const input = { conversationId, text: "Twice", clientKey: crypto.randomUUID() };
    await operator.message.send.mutate(withOpId(input));

    await expect(operator.message.send.mutate(withOpId(input))).rejects.toMatchObject(
      refusal("conflict", "already_done"),
    );
    expect((await messages()).length).toBe(2);
  });

  it("[I7] numbers densely, however many write at once", async () => {
    const said = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0 ? send(operator, `Out ${index}`) : desk.build.inbound({ tgUserId, text: `In ${index}` }),
    );
    await Promise.all(said);

    const thread = await messages();
    expect(thread.map(({ seq }) => seq)).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
    expect((await operator.conversation.get.query({ conversationId })).data.lastSeq).toBe(21);
  });

  it("is for those who may, in this workspace", async () => {
    const viewer = await desk.as("viewer");
    const stranger = await desk.as("owner", desk.foreign);

    await expect(send(viewer)).rejects.toMatchObject(refusal("forbidden"));
    await expect(send(stranger)).rejects.toMatchObject(refusal("not_found"));
    expect(await kinds()).toEqual([]);
  });
});

describe("editing", () => {
  it("changes what no bot has taken in its place, and keeps how it read", async () => {
    const message = await send(operator, "We are comming");
    const edited = await edit(operator, message, "We are coming");

    expect(edited).toMatchObject({ text: "We are coming", state: "queued", editedAt: expect.any(String) });
    expect((await operator.message.revisions.query({ messageId: message.id })).data).toMatchObject([
      { revision: 1, text: "We are comming" },
    ]);
    expect(await kinds()).toEqual(["message.queued", "message.edited"]);
    expect(await desk.build.deliver()).toMatchObject([{ kind: "send_text", text: "We are coming" }]);
    expect(await desk.build.deliver()).toEqual([]);
  });

  it("follows what was sent as an edit, at Telegram too", async () => {
    const { id } = await send(operator, "At noon");
    await desk.build.deliver({ kind: "sent", tgMessageIds: [4711] });
    await edit(operator, await latest(id), "At one");

    expect(await desk.build.deliver()).toMatchObject([{ kind: "edit_text", text: "At one", tgMessageId: 4711 }]);
    expect(await latest(id)).toMatchObject({ text: "At one", state: "sent" });
  });

  it("follows what a bot has taken and not sent yet", async () => {
    const { id } = await send(operator, "At noon");
    const [claimed] = await createOutbox(desk).claim(1);
    await edit(operator, await latest(id), "At one");

    expect(claimed?.send).toMatchObject({ kind: "send_text", text: "At noon" });
    await desk.build.deliver({ kind: "sent", tgMessageIds: [4712] });
    expect(await desk.build.deliver()).toMatchObject([{ kind: "edit_text", text: "At one", tgMessageId: 4712 }]);
  });

  it("is for one's own messages, and a senior", async () => {
    const message = await send(operator);

    await expect(edit(colleague, message, "Other")).rejects.toMatchObject(refusal("conflict", "not_yours"));
    expect(await edit(senior, message, "Better")).toMatchObject({
      text: "Better",
      author: { name: operator.who?.name },
    });
  });

  it("is refused on what has changed since, on what came in, and on what is in doubt", async () => {
    const message = await send(operator);
    await desk.build.deliver({ kind: "unknown", reason: "timeout" });

    await expect(edit(operator, message, "Late")).rejects.toMatchObject(refusal("conflict", "stale_version"));
    await expect(edit(operator, await latest(message.id), "Late")).rejects.toMatchObject(
      refusal("conflict", "wrong_state"),
    );
    await expect(edit(operator, await latest(inboundId), "Mine")).rejects.toMatchObject(
      refusal("conflict", "wrong_state"),
    );
    expect((await latest(message.id)).text).toBe("We are coming");
    expect((await operator.message.revisions.query({ messageId: message.id })).data).toEqual([]);
  });

  it("to the same text changes nothing", async () => {
    const message = await send(operator);
    await desk.announced();

    expect(await edit(operator, message, message.text)).toEqual(message);
    expect(await kinds()).toEqual([]);
  });

  it("of another workspace's message finds nothing", async () => {
    const message = await send(operator);
    const stranger = await desk.as("owner", desk.foreign);

    await expect(edit(stranger, message, "Theirs")).rejects.toMatchObject(refusal("not_found"));
    await expect(stranger.message.revisions.query({ messageId: message.id })).rejects.toMatchObject(
      refusal("not_found"),
    );
  });
});

describe("what is stuck", () => {
  const resend = (by: Caller, messageId: string) => by.message.resend.mutate(withOpId({ messageId }));
  const dismiss = (by: Caller, messageId: string) => by.message.dismiss.mutate(withOpId({ messageId }));

  it("[P6] is shown with its reason, and sent once more when somebody says so", async () => {
    const { id } = await send(operator);
    await desk.build.deliver({ kind: "unknown", reason: "no answer within 15 s" });
    expect(await latest(id)).toMatchObject({ state: "unknown", failure: "no answer within 15 s" });
    expect(await desk.build.deliver()).toEqual([]);

    expect(await resend(operator, id)).toMatchObject({ state: "queued", failure: null });
    expect(await desk.build.deliver()).toMatchObject([{ kind: "send_text", text: "We are coming" }]);
    expect(await latest(id)).toMatchObject({ state: "sent" });
  });

  it("is sent as it reads now", async () => {
    const { id } = await send(operator, "At noon");
    await desk.build.deliver({ kind: "failed", reason: "Bad Request" });
    await edit(operator, await latest(id), "At one");
    await resend(operator, id);

    expect(await desk.build.deliver()).toMatchObject([{ kind: "send_text", text: "At one" }]);
  });

  it("is sent as it reads now, also where the edit came while its fate was open", async () => {
    const { id } = await send(operator, "At noon");
    const outbox = createOutbox(desk);
    const [{ outboxId } = { outboxId: "" }] = await outbox.claim(1);
    await outbox.mark([outboxId]);
    await edit(operator, await latest(id), "At one");
    await outbox.settle(outboxId, { kind: "unknown", reason: "timeout" });
    // The edit had nothing to change at Telegram.
    expect(await desk.build.deliver()).toEqual([]);

    await resend(operator, id);
    expect(await desk.build.deliver()).toMatchObject([{ kind: "send_text", text: "At one" }]);
  });

  it("is left alone once dismissed, and holds nothing up meanwhile", async () => {
    const { id } = await send(operator, "First");
    await send(operator, "Second");
    await desk.build.deliver({ kind: "unknown", reason: "timeout" });

    expect(await desk.build.deliver()).toMatchObject([{ text: "Second" }]);
    expect(await dismiss(operator, id)).toMatchObject({ state: "dismissed" });
    await expect(resend(operator, id)).rejects.toMatchObject(refusal("conflict", "wrong_state"));
    expect(await desk.build.deliver()).toEqual([]);
  });

  it("is not what is on its way, nor a colleague's, nor a stranger's to settle", async () => {
    const { id } = await send(operator);
    await expect(resend(operator, id)).rejects.toMatchObject(refusal("conflict", "wrong_state"));
    await desk.build.deliver({ kind: "failed", reason: "Bad Request" });

    const stranger = await desk.as("owner", desk.foreign);
    await expect(resend(colleague, id)).rejects.toMatchObject(refusal("conflict", "not_yours"));
    await expect(dismiss(stranger, id)).rejects.toMatchObject(refusal("not_found"));
  });
});

describe("reading", () => {
  it("pages from the newest back to the first, each page in order", async () => {
    for (let count = 2; count <= 7; count += 1) await desk.build.inbound({ tgUserId, text: `Number ${count}` });

    const newest = (await operator.message.list.query({ conversationId, limit: 3 })).data;
    const middle = (await operator.message.list.query({ conversationId, limit: 3, cursor: newest.next })).data;
    const oldest = (await operator.message.list.query({ conversationId, limit: 3, cursor: middle.next })).data;

    const seqs = [newest, middle, oldest].map(({ rows }) => rows.map(({ seq }) => seq));
    expect(seqs).toEqual([[5, 6, 7], [2, 3, 4], [1]]);
    expect(oldest.next).toBeNull();
  });

  it("finds every message and send of a workspace within it alone", async () => {
    await send(operator);

    const seenFrom = (workspaceId: string) =>
      inWorkspace(desk.services.database, workspaceId).read(async ({ db }) => ({
        messages: await db.selectFrom("message").select("id").execute(),
        sends: await db.selectFrom("outbox").select("id").execute(),
      }));

    // The second wall: no predicate here, and still nothing of home is seen.
    expect(await seenFrom(desk.foreign.workspaceId)).toEqual({ messages: [], sends: [] });
    expect((await seenFrom(desk.home.workspaceId)).messages.length).toBeGreaterThan(1);
  });
});
