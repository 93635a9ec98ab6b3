import { withOpId } from "@frontdesk/client";
import type { HandOver } from "@frontdesk/contract";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";
import { readPresence, showPresence } from "../../testing/presence-reader.ts";
import { say } from "../../testing/thread.ts";
import { countWaiting } from "../../testing/waiting.queries.ts";

let desk: TestDesk;
let owner: Caller;

beforeAll(async () => {
  desk = await testDesk();
  owner = await desk.as("owner");
});
afterAll(() => desk[Symbol.asyncDispose]());

const idOf = ({ who }: Caller) => who?.memberId ?? "";
const shown = async (who: Caller) => (await owner.member.list.query()).data.find(({ id }) => id === idOf(who))!;
const look = async (conversationId: string) => (await owner.conversation.get.query({ conversationId })).data;

interface Held {
  conversationId: string;
  tgUserId: number;
  contactId: string;
}

/** Suspends somebody, or removes them, and hands on what they have. */
async function end(who: Caller, handOver: HandOver, by: Caller = owner, how: "suspend" | "remove" = "suspend") {
  const { version } = await shown(who);
  return by.member[how].mutate(withOpId({ memberId: idOf(who), version, handOver }));
}

/** Somebody with conversations on their desk: one in progress, one that waits for its person, one that sleeps. */
async function busy(): Promise<{ member: Caller; ids: string[] }> {
  const member = await desk.as("operator");
  const ids: string[] = [];
  for (let count = 0; count < 3; count += 1) ids.push(await desk.build.conversation());
  for (const conversationId of ids) await member.conversation.take.mutate(withOpId({ conversationId }));
  await member.conversation.await.mutate(withOpId({ conversationId: ids[1]! }));
  await member.conversation.snooze.mutate(withOpId({ conversationId: ids[2]!, until: null }));
  await desk.announced();
  return { member, ids };
}

const logged = () =>
  inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db, head }) =>
    db
      .selectFrom("event")
      .select(["kind", "cause_id as cause"])
      .where("seq", ">", head - 4)
      .orderBy("seq")
      .execute(),
  );

describe("[D8] suspending a member", () => {
  it("[P8] shuts them out at once, keeps all that is theirs, and is taken back", async () => {
    const operator = await desk.as("operator");
    const feed = operator.feed.follow.subscribe({}, {});
    await expect.poll(() => desk.services.registry.countOf(operator.who!.sessionId)).toBe(1);

    const suspended = await end(operator, { to: "queue" });

    await expect.poll(() => desk.services.registry.countOf(operator.who!.sessionId), { timeout: 2_000 }).toBe(0);
    expect(suspended).toMatchObject({ status: "suspended", role: { preset: "operator" }, version: 2 });
    await expect(operator.member.list.query()).rejects.toMatchObject(refusal("forbidden"));
    expect((await owner.conversation.directory.query()).data.members.map(({ id }) => id)).not.toContain(idOf(operator));

    const { version } = await shown(operator);
    const back = await owner.member.reinstate.mutate(withOpId({ memberId: idOf(operator), version }));
    expect(back).toMatchObject({ status: "active", version: 3 });
    expect((await operator.identity.me.query())?.membership).toMatchObject({ teamIds: [desk.home.teamId] });
    feed.unsubscribe();
  });

  it("gives their work to a colleague in the same step, told as one and recorded", async () => {
    const [{ member, ids }, colleague] = [await busy(), await desk.as("operator")];

    const suspended = await end(member, { to: "member", id: idOf(colleague) });

    for (const id of ids) expect(await look(id)).toMatchObject({ assignee: { id: idOf(colleague) } });
    const events = await logged();
    expect(events.map(({ kind }) => kind)).toEqual([...Array(3).fill("conversation.assigned"), "member.changed"]);
    expect(new Set(events.map(({ cause }) => cause)).size).toBe(1);
    expect(events[0]?.cause).not.toBeNull();
    const { data: audit } = await owner.audit.list.query({ action: "member.suspend", subjectId: suspended.id });
    expect(audit.rows).toMatchObject([{ after: { handedTo: colleague.who?.name, conversations: 3 } }]);
  });

  it("or to a team, or back to the queue, where what sleeps sleeps on", async () => {
    const [toTeam, toQueue] = [await busy(), await busy()];
    const team = await owner.team.create.mutate(withOpId({ name: "Night", memberIds: [] }));

    await end(toTeam.member, { to: "team", id: team.id });
    await end(toQueue.member, { to: "queue" }, owner, "remove");

    for (const id of toTeam.ids) expect(await look(id)).toMatchObject({ assignee: null, teamId: team.id });
    const states = await Promise.all(toQueue.ids.map(async (id) => look(id)));
    expect(states.map(({ state, assignee }) => [state, assignee])).toEqual([
      ...[
        ["open", null],
        ["pending", null],
        ["snoozed", null],
      ],
    ]);
  });

  it("leaves nothing with them that comes back: by its person, a colleague, an undoing or the end of a block", async () => {
    const member = await desk.as("operator");
    const held = [];
    for (const text of ["written", "reopened", "undone", "unblocked"]) {
      const { conversationId, tgUserId } = await desk.build.inbound({ text });
      await member.conversation.take.mutate(withOpId({ conversationId }));
      held.push({ conversationId, tgUserId, contactId: (await look(conversationId)).contact.id });
    }
    const [written, reopened, undone, unblocked] = held as [Held, Held, Held, Held];
    for (const { conversationId } of [written, reopened])
      await member.conversation.close.mutate(withOpId({ conversationId }));
    const { undoId } = await owner.conversation.close.mutate(withOpId({ conversationId: undone.conversationId }));
    await owner.contact.block.mutate(withOpId({ contactId: unblocked.contactId }));
    await end(member, { to: "queue" });
    expect(await look(written.conversationId)).toMatchObject({ state: "closed", assignee: { id: idOf(member) } });

    for (const { tgUserId } of [written, unblocked]) await desk.build.inbound({ tgUserId, text: "One more thing" });
    await owner.conversation.reopen.mutate(withOpId({ conversationId: reopened.conversationId }));
    await owner.conversation.undo.mutate(withOpId({ undoId: undoId ?? "" }));
    await owner.contact.unblock.mutate(withOpId({ contactId: unblocked.contactId }));

    for (const { conversationId } of held)
      expect(await look(conversationId)).toMatchObject({ state: "open", assignee: null, handledBy: "none" });
  });

  it("comes before whatever is given or comes to them meanwhile, or finds it", async () => {
    const operator = await desk.as("operator");
    const to = { kind: "member" as const, id: idOf(operator) };
    const [given, answered] = [await desk.build.conversation(), await desk.build.conversation()];
    const [written, reopened] = [await desk.build.inbound({}), await desk.build.inbound({})];
    for (const { conversationId } of [written, reopened]) {
      await operator.conversation.take.mutate(withOpId({ conversationId }));
      await operator.conversation.close.mutate(withOpId({ conversationId }));
    }
    let outcomes: Promise<PromiseSettledResult<unknown>[]> = Promise.resolve([]);

    await inWorkspace(desk.services.database, desk.home.workspaceId).write({}, async ({ db }) => {
      await db.updateTable("member").set({ status: "suspended" }).where("id", "=", to.id).execute();
      outcomes = Promise.allSettled([
        owner.conversation.assign.mutate(withOpId({ conversationId: given, to, heldBy: null })),
        say(operator, answered, "I have it"),
        desk.build.inbound({ tgUserId: written.tgUserId, text: "One more thing" }),
        owner.conversation.reopen.mutate(withOpId({ conversationId: reopened.conversationId })),
      ]);
      await expect.poll(() => countWaiting(db), { timeout: 5_000 }).toBeGreaterThanOrEqual(4);
      return { value: null, events: [] };
    });

    const gone = { status: "rejected", reason: refusal("not_found") };
    expect(await outcomes).toMatchObject([gone, gone, { status: "fulfilled" }, { status: "fulfilled" }]);
    for (const conversationId of [given, answered, written.conversationId, reopened.conversationId])
      expect(await look(conversationId)).toMatchObject({ assignee: null });
  });

  it("or by the inbox's policy to whoever is online, and what nobody can take to the queue", async () => {
    const { member, ids } = await busy();
    const colleague = await desk.as("operator");
    using reader = await readPresence(colleague);
    using _ = await showPresence(colleague);
    await expect.poll(() => reader.availabilityOf(colleague), { timeout: 5_000 }).toBe("online");
    const [policy] = (await owner.assignment.list.query()).data;
    await owner.assignment.edit.mutate(withOpId({ ...policy!, mode: "least_loaded" }));

    await end(member, { to: "assignment" });

    const [now, waits, sleeps] = await Promise.all(ids.map((id) => look(id)));
    expect(now).toMatchObject({ state: "open", assignee: { id: idOf(colleague) } });
    expect([waits?.assignee, sleeps?.assignee]).toEqual([null, null]);
  });

  it("is refused for the last owner, above one's own rights, for a stale version and an unknown receiver", async () => {
    const [admin, operator] = [await desk.as("admin"), await desk.as("operator")];
    const stranger = await desk.as("operator", desk.foreign);

    await expect(end(owner, { to: "queue" })).rejects.toMatchObject(refusal("conflict", "last_owner"));
    await expect(end(owner, { to: "queue" }, admin)).rejects.toMatchObject(refusal("forbidden", "above_own_rights"));
    for (const id of [idOf(operator), idOf(stranger), crypto.randomUUID()])
      await expect(end(operator, { to: "member", id })).rejects.toMatchObject(refusal("not_found"));
    const stale = withOpId({ memberId: idOf(operator), version: 9, handOver: { to: "queue" as const } });
    await expect(owner.member.suspend.mutate(stale)).rejects.toMatchObject(refusal("conflict", "stale_version"));
    expect(await shown(operator)).toMatchObject({ status: "active" });
  });
});
