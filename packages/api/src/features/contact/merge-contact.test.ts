import { randomUUID } from "node:crypto";
import { withOpId } from "@frontdesk/client";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";
import { refusal } from "../../testing/refusal.ts";
import { say, threadOf } from "../../testing/thread.ts";

let desk: TestDesk;
let operator: Caller;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());

async function meet(name: string, by: { tgUserId?: number } = {}) {
  const { conversationId, tgUserId } = await desk.build.inbound({ name, text: `I am ${name}`, ...by });
  const { data } = await operator.conversation.get.query({ conversationId });
  return { conversationId, tgUserId, contactId: data.contact.id };
}

const cardOf = async (contactId: string) => (await operator.contact.get.query({ contactId })).data;
const merge = (from: string, into: string, by = operator) =>
  by.contact.merge.mutate(withOpId({ contactId: from, intoId: into }));
const unmerge = (mergeId: string | undefined, by = operator) =>
  by.contact.unmerge.mutate(withOpId({ mergeId: mergeId ?? "" }));

const chatOfLastSend = () =>
  inWorkspace(desk.services.database, desk.home.workspaceId).read(async ({ db }) => {
    const query = db.selectFrom("outbox").select("chat_id").orderBy("position", "desc").limit(1);
    return (await query.executeTakeFirstOrThrow()).chat_id;
  });

async function describeTwin(contactId: string) {
  const tag = await (await desk.as("owner")).tag.create.mutate(
    withOpId({ name: randomUUID().slice(0, 8), color: "red" }),
  );
  await operator.contact.tag.mutate(withOpId({ contactId, add: [tag.id], remove: [] }));
  await operator.contact.addNote.mutate(withOpId({ contactId, text: "Calls at night" }));
  const { version } = await cardOf(contactId);
  await operator.contact.edit.mutate(withOpId({ contactId, version, phones: ["+49 2"], emails: ["twin@example.org"] }));
  return tag.id;
}

describe("[D7] two contacts who are one person", () => {
  it("become one: what the one had is the other's, whose name stays, and a pointer leads there", async () => {
    const [anna, twin] = [await meet("Anna"), await meet("Nuta")];
    const tagId = await describeTwin(twin.contactId);
    const { data: preview } = await operator.contact.previewMerge.query({
      contactId: twin.contactId,
      intoId: anna.contactId,
    });
    expect(preview).toEqual({ conversations: 1, identities: 1, notes: 1, tags: 1, facts: 2 });

    const card = await merge(twin.contactId, anna.contactId);

    expect(card).toMatchObject({ name: "Anna", phones: ["+49 2"], emails: ["twin@example.org"], tagIds: [tagId] });
    expect(card.identities.map(({ name }) => name)).toEqual(["Anna", "Nuta"]);
    expect(await cardOf(twin.contactId)).toEqual(card);
    expect((await operator.contact.notes.query({ contactId: anna.contactId })).data).toHaveLength(1);
    const { data: history } = await operator.contact.history.query({ contactId: anna.contactId });
    expect(history.rows.map(({ contact }) => contact.name)).toEqual(["Anna", "Anna"]);
    const thread = await threadOf(operator, twin.conversationId);
    expect(thread[0]?.author).toMatchObject({ id: anna.contactId, name: "Anna" });
  });

  it("go on by each account in its own conversation of one inbox, and are answered there", async () => {
    const [anna, twin] = [await meet("Anna"), await meet("Nuta")];
    await merge(twin.contactId, anna.contactId);

    const again = await meet("Nuta", { tgUserId: twin.tgUserId });

    expect(again).toMatchObject({ contactId: anna.contactId, conversationId: twin.conversationId });
    expect((await cardOf(anna.contactId)).name).toBe("Anna");
    const { conversationId } = twin;
    await say(operator, conversationId, "Here");
    expect(await chatOfLastSend()).toBe(twin.tgUserId);
    for (const id of [anna.conversationId, twin.conversationId]) {
      await operator.conversation.close.mutate(withOpId({ conversationId: id }));
      await operator.conversation.reopen.mutate(withOpId({ conversationId: id }));
    }
  });

  it("are two again within a week: what came goes back, with what was said since", async () => {
    const [anna, twin] = [await meet("Anna"), await meet("Nuta")];
    await describeTwin(twin.contactId);
    const { merges, version } = await merge(twin.contactId, anna.contactId);
    const contactId = anna.contactId;
    await operator.contact.edit.mutate(withOpId({ contactId, version, emails: ["anna@example.org"] }));
    await meet("Nuta", { tgUserId: twin.tgUserId });

    const card = await unmerge(merges[0]?.id);

    expect(card).toMatchObject({ name: "Anna", isNameChosen: false, phones: [], emails: ["anna@example.org"] });
    expect(card).toMatchObject({ tagIds: [], merges: [] });
    const restored = await cardOf(twin.contactId);
    expect(restored).toMatchObject({ id: twin.contactId, name: "Nuta", phones: ["+49 2"] });
    expect(restored.identities.map(({ name }) => name)).toEqual(["Nuta"]);
    const thread = await threadOf(operator, twin.conversationId);
    expect(thread.map(({ author }) => author.name)).toEqual(["Nuta", "Nuta"]);
    await expect(unmerge(merges[0]?.id)).rejects.toMatchObject(refusal("conflict", "merge_over"));
  });

  it("stay one where it no longer carries: a week later, or merged on since", async () => {
    const [anna, twin, third] = [await meet("Anna"), await meet("Nuta"), await meet("Nora")];
    const { merges } = await merge(twin.contactId, anna.contactId);
    await merge(anna.contactId, third.contactId);
    expect((await cardOf(twin.contactId)).id).toBe(third.contactId);
    await expect(unmerge(merges[0]?.id)).rejects.toMatchObject(refusal("conflict", "merge_over"));

    const [last] = (await cardOf(third.contactId)).merges;
    await desk.build.moveClock(8 * 86_400);
    operator = await desk.as("operator");
    await expect(unmerge(last?.id)).rejects.toMatchObject(refusal("conflict", "merge_over"));
    const { botId, leaseToken: renews } = await desk.build.bot();
    await desk.installation().telegram.holdLease.mutate(withOpId({ botId, holder: "tests", renews }));
  });

  it("are refused where only one is blocked, where they are the same, and to whom both are not in reach", async () => {
    const [anna, twin] = [await meet("Anna"), await meet("Nuta")];
    const outsider = await desk.as("operator");
    await desk.build.leaveTeams(outsider);
    await operator.contact.block.mutate(withOpId({ contactId: twin.contactId }));

    await expect(merge(twin.contactId, anna.contactId)).rejects.toMatchObject(refusal("conflict", "blocked_apart"));
    await expect(merge(anna.contactId, anna.contactId)).rejects.toMatchObject(refusal("invalid", "bad_input"));
    await expect(merge(twin.contactId, anna.contactId, outsider)).rejects.toMatchObject(refusal("not_found"));
  });

  it("are merged once by two who do so at the same time, either way round", async () => {
    const [anna, twin] = [await meet("Anna"), await meet("Nuta")];

    const outcomes = await Promise.allSettled([
      merge(twin.contactId, anna.contactId),
      merge(anna.contactId, twin.contactId),
      meet("Nuta", { tgUserId: twin.tgUserId }),
    ]);

    expect(
      outcomes
        .slice(0, 2)
        .map(({ status }) => status)
        .sort(),
    ).toEqual(["fulfilled", "rejected"]);
    expect(outcomes[2]?.status).toBe("fulfilled");
  });
});
