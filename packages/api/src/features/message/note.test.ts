import { withOpId } from "@frontdesk/client";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";

let desk: TestDesk;
let operator: Caller;
let colleague: Caller;
let conversationId: string;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
  colleague = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());

beforeEach(async () => {
  ({ conversationId } = await desk.build.inbound({ text: "Hello" }));
  await desk.announced();
});

const nameOf = ({ who }: Caller) => who?.name ?? "";
const idOf = ({ who }: Caller) => who?.memberId ?? "";
const note = (by: Caller, text: string, mentions: string[] = []) =>
  by.message.note.mutate(withOpId({ conversationId, text, clientKey: crypto.randomUUID(), mentions }));
const kinds = async () => (await desk.announced()).map(([kind]) => kind);

describe("[D9] a note among the staff", () => {
  it("stands in the thread, and changes neither the wait nor the queue's line nor its order", async () => {
    const { data: before } = await operator.conversation.get.query({ conversationId });

    const message = await note(operator, "She called **twice**");

    const { data: after } = await operator.conversation.get.query({ conversationId });
    expect(message).toMatchObject({ direction: "note", state: "received", text: "She called twice", seq: 2 });
    expect(after).toEqual({ ...before, lastSeq: 2, version: before.version + 1 });
    expect(await kinds()).toEqual(["message.noted"]);
  });

  it("has nothing to send, whatever the bot asks for, and can't be resent, reacted to or edited as a message", async () => {
    const { id: messageId, version } = await note(operator, "Between us");

    expect(await desk.build.deliver()).toEqual([]);
    const sends = await inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
      db.selectFrom("outbox").select("id").where("message_id", "=", messageId).execute(),
    );
    expect(sends).toEqual([]);
    for (const attempt of [
      operator.message.resend.mutate(withOpId({ messageId })),
      operator.message.edit.mutate(withOpId({ messageId, text: "Out", version })),
      operator.message.delete.mutate(withOpId({ messageId })),
      operator.message.react.mutate(withOpId({ messageId, emoji: "👍" as const })),
    ])
      await expect(attempt).rejects.toMatchObject(refusal("conflict", "wrong_state"));
  });

  it("may be written in a colleague's conversation and in a closed one, which an answer may not", async () => {
    await colleague.conversation.take.mutate(withOpId({ conversationId, override: false }));
    await note(operator, "Have you seen the invoice?");
    await colleague.conversation.close.mutate(withOpId({ conversationId }));

    expect(await note(operator, "Paid, by the way")).toMatchObject({ direction: "note" });
  });

  it("keeps how it read, for its author alone to change and take back", async () => {
    const { id: messageId, version } = await note(operator, "Room 214");
    const edited = await operator.message.editNote.mutate(withOpId({ messageId, text: "Room 215", version }));

    expect(edited).toMatchObject({ text: "Room 215", direction: "note" });
    const { data: revisions } = await operator.message.revisions.query({ messageId });
    expect(revisions.map(({ text }) => text)).toEqual(["Room 214"]);
    const theirs = colleague.message.editNote.mutate(withOpId({ messageId, text: "x", version: edited.version }));
    await expect(theirs).rejects.toMatchObject(refusal("conflict", "not_yours"));
    await expect(colleague.message.deleteNote.mutate(withOpId({ messageId }))).rejects.toMatchObject(
      refusal("conflict", "not_yours"),
    );
    expect(await operator.message.deleteNote.mutate(withOpId({ messageId }))).toMatchObject({ state: "deleted" });
  });

  it("calls those whose name stands in it after an @, until they have seen it", async () => {
    const text = `@${nameOf(colleague)} please look`;
    const message = await note(operator, text, [idOf(colleague), idOf(operator), crypto.randomUUID()]);

    expect(message.mentions).toEqual([{ id: idOf(colleague), name: nameOf(colleague) }]);
    const { data: mentions } = await colleague.mention.list.query();
    expect(mentions).toMatchObject([{ messageId: message.id, conversationId, by: { name: nameOf(operator) } }]);
    expect((await operator.mention.list.query()).data).toEqual([]);
    expect(await kinds()).toEqual(["message.noted", "mention.made"]);

    await colleague.mention.see.mutate(withOpId({ conversationId }));
    await colleague.mention.see.mutate(withOpId({ conversationId }));

    expect((await colleague.mention.list.query()).data).toEqual([]);
    expect(await kinds()).toEqual(["mention.seen"]);
  });

  it("[B3] calls nobody who can't see it, and lets whoever can no longer see it be called no more", async () => {
    const [owner, outsider] = [await desk.as("owner"), await desk.as("operator")];
    await desk.build.leaveTeams(outsider);
    const text = `@${nameOf(outsider)} @${nameOf(colleague)} look`;
    const message = await note(operator, text, [idOf(outsider), idOf(colleague)]);
    expect(message.mentions.map(({ id }) => id)).toEqual([idOf(colleague)]);
    expect((await outsider.mention.list.query()).data).toEqual([]);

    const night = await owner.team.create.mutate(withOpId({ name: "Night", memberIds: [] }));
    const to = { kind: "team" as const, id: night.id };
    await operator.conversation.transfer.mutate(withOpId({ conversationId, to, note: null, heldBy: null }));
    expect((await colleague.mention.list.query()).data).toHaveLength(1);
    await colleague.mention.see.mutate(withOpId({ conversationId }));

    expect((await colleague.mention.list.query()).data).toEqual([]);
    await expect(colleague.mention.see.mutate(withOpId({ conversationId }))).rejects.toMatchObject(
      refusal("not_found"),
    );
  });

  it("calls nobody any more whom an edit or its end leaves out", async () => {
    const first = await note(operator, `@${nameOf(colleague)} hello`, [idOf(colleague)]);
    const edit = withOpId({ messageId: first.id, text: "hello", version: first.version, mentions: [idOf(colleague)] });
    expect(await operator.message.editNote.mutate(edit)).toMatchObject({ mentions: [] });
    expect((await colleague.mention.list.query()).data).toEqual([]);

    const second = await note(operator, `@${nameOf(colleague)} again`, [idOf(colleague)]);
    await operator.message.deleteNote.mutate(withOpId({ messageId: second.id }));
    expect((await colleague.mention.list.query()).data).toEqual([]);
  });
});

describe("[D9] an update to the person", () => {
  it("goes out as any answer does, and is told from one", async () => {
    const update = await operator.message.send.mutate(
      withOpId({ conversationId, text: "Mended", clientKey: crypto.randomUUID(), isUpdate: true }),
    );

    expect(update).toMatchObject({ direction: "out", isUpdate: true });
    expect(await desk.build.deliver()).toMatchObject([{ kind: "send_text", text: "Mended" }]);
  });
});

describe("what a member is writing", () => {
  const save = (by: Caller, text: string, version: number, kind: "reply" | "note" = "reply") =>
    by.draft.save.mutate(withOpId({ conversationId, kind, text, answered: null, version }));
  const drafts = async (by: Caller) => (await by.draft.get.query({ conversationId })).data;

  it("is kept apart for each of them, and for a reply and a note", async () => {
    await save(operator, "Dear", 0);
    await save(operator, "He is angry", 0, "note");
    await save(colleague, "Hi", 0);

    expect(await drafts(operator)).toMatchObject([
      { kind: "reply", text: "Dear", version: 1 },
      { kind: "note", text: "He is angry", version: 1 },
    ]);
    expect(await drafts(colleague)).toMatchObject([{ kind: "reply", text: "Hi" }]);
    const told = JSON.stringify(await desk.announced());
    expect(told).toContain("draft.changed");
    expect(told).not.toContain("Dear");
  });

  it("is not overwritten by whoever has not seen the latest of it", async () => {
    await save(operator, "One", 0);
    await save(operator, "Two", 1);

    await expect(save(operator, "Stale", 1)).rejects.toMatchObject(refusal("conflict", "stale_version"));
    expect(await save(operator, "Two", 1)).toMatchObject({ version: 2 });
  });

  it("ends in the transaction that sends it: a save that comes late does not bring it back", async () => {
    await save(operator, "On its way", 0);
    const keys = () => ({ conversationId, clientKey: crypto.randomUUID(), endsDraft: true });
    await operator.message.send.mutate(withOpId({ ...keys(), text: "On its way" }));
    await operator.message.note.mutate(withOpId({ ...keys(), text: "Never saved before" }));

    await expect(save(operator, "On its way!", 1)).rejects.toMatchObject(refusal("conflict", "stale_version"));
    await expect(save(operator, "Never saved before", 0, "note")).rejects.toMatchObject(
      refusal("conflict", "stale_version"),
    );
    expect((await drafts(operator)).map(({ text }) => text)).toEqual(["", ""]);
  });

  it("outlives what could not be sent", async () => {
    await save(operator, "To nobody", 0);
    await operator.conversation.close.mutate(withOpId({ conversationId }));
    const input = { conversationId, text: "To nobody", clientKey: crypto.randomUUID(), endsDraft: true };

    await expect(operator.message.send.mutate(withOpId(input))).rejects.toMatchObject(
      refusal("conflict", "wrong_state"),
    );
    expect(await drafts(operator)).toMatchObject([{ text: "To nobody" }]);
  });
});
