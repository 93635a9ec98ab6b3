import { withOpId } from "@frontdesk/client";
import type { AssignmentPolicy } from "@frontdesk/contract";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";
import { showPresence } from "../../testing/presence-reader.ts";
import { say } from "../../testing/thread.ts";

let desk: TestDesk;
let owner: Caller;
let inboxId: string;

beforeAll(async () => {
  desk = await testDesk();
  owner = await desk.as("owner");
  await desk.build.bot();
  inboxId = (await owner.inbox.list.query()).data[0]?.id ?? "";
});
afterAll(() => desk[Symbol.asyncDispose]());

const idOf = ({ who }: Caller) => who?.memberId ?? "";
const policyNow = async () => (await owner.assignment.list.query()).data.find((one) => one.inboxId === inboxId)!;
const look = async (conversationId: string) => (await owner.conversation.get.query({ conversationId })).data;

/** From now on the inbox gives out so. */
async function decide(policy: Partial<AssignmentPolicy>): Promise<AssignmentPolicy> {
  const usual = { mode: "round_robin" as const, prefersLastHandler: false, prefersLanguage: false, skill: null };
  const { version } = await policyNow();
  return owner.assignment.edit.mutate(withOpId({ inboxId, ...usual, respectsHours: true, ...policy, version }));
}

/** A team of its own to which the inbox belongs from now on, so that nobody of another test comes into question. */
async function onShift(...members: Caller[]): Promise<string> {
  const { id } = await owner.team.create.mutate(
    withOpId({ name: `Shift ${crypto.randomUUID()}`, memberIds: members.map(idOf) }),
  );
  const { data } = await owner.inbox.list.query();
  const { id: _, kind: __, botId: ___, ...settings } = data.find((inbox) => inbox.id === inboxId)!;
  await owner.inbox.edit.mutate(withOpId({ inboxId, ...settings, teamId: id }));
  return id;
}

/** How much of what comes in somebody takes from now on. */
async function takes(who: Caller, working: { capacity?: number | null; languages?: "ru"[]; skills?: string[] }) {
  const { data } = await owner.member.list.query();
  const { capacity, hours, skills, languages, version } = data.find(({ id }) => id === idOf(who))!;
  const all = { capacity, hours, skills, languages, ...working, version };
  await owner.member.editWorking.mutate(withOpId({ memberId: idOf(who), ...all }));
}

/** Waits until a conversation is with somebody. */
const isWith = (conversationId: string, who: Caller) =>
  vi.waitFor(async () => expect((await look(conversationId)).assignee?.id).toBe(idOf(who)), { timeout: 8_000 });

/** What was given out, to whom and why, in the order of conversations. */
async function given(conversationIds: string[]) {
  const rows = await inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
    db
      .selectFrom("event")
      .select(["subject_id as id", "data", "actor_kind as by"])
      .where("kind", "=", "conversation.assigned")
      .where("subject_id", "in", conversationIds)
      .orderBy("seq")
      .execute(),
  );
  return rows.map(({ id, data, by }) => {
    const { conversation, message } = data as {
      conversation: { assignee: { id: string } };
      message: { special: { act: { reason?: string } } };
    };
    return { id, by, to: conversation.assignee.id, reason: message.special.act.reason };
  });
}

describe("[D3, D8] what comes into a queue", () => {
  it("goes to those who are online, in turn, by the rule and with its reason", async () => {
    const [anna, boris, absent] = [await desk.as("operator"), await desk.as("operator"), await desk.as("operator")];
    await onShift(anna, boris, absent);
    await decide({ mode: "round_robin" });
    using _a = await showPresence(anna);
    using _b = await showPresence(boris);

    const ids: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      const { conversationId } = await desk.build.inbound();
      await vi.waitFor(async () => expect((await look(conversationId)).assignee).not.toBeNull(), { timeout: 8_000 });
      ids.push(conversationId);
    }

    const told = await given(ids);
    expect(told.map(({ by, reason }) => [by, reason])).toEqual(Array(4).fill(["rule", "round_robin"]));
    const turns = told.map(({ to }) => to);
    expect(new Set(turns)).toEqual(new Set([idOf(anna), idOf(boris)]));
    expect(turns.slice(0, 2)).toEqual(turns.slice(2));
    expect(await look(ids[0]!)).toMatchObject({ state: "open", handledBy: "human" });
  });

  it("waits for somebody who is neither busy nor away, and goes to them once they are", async () => {
    const anna = await desk.as("operator");
    await onShift(anna);
    await decide({ mode: "least_loaded" });
    await anna.presence.choose.mutate(withOpId({ availability: "busy" as const }));
    using _ = await showPresence(anna);
    const { conversationId } = await desk.build.inbound();
    await desk.services.presence.enter(desk.home.workspaceId).then(({ leave }) => leave());
    expect((await look(conversationId)).assignee).toBeNull();

    await anna.presence.choose.mutate(withOpId({ availability: "online" as const }));

    await isWith(conversationId, anna);
  });

  it("waits for room, which ending something makes", async () => {
    const anna = await desk.as("operator");
    await onShift(anna);
    await takes(anna, { capacity: 1 });
    await decide({ mode: "least_loaded" });
    using _ = await showPresence(anna);
    const first = await desk.build.inbound();
    await isWith(first.conversationId, anna);
    const second = await desk.build.inbound();
    expect((await owner.member.workload.query()).data).toContainEqual({ memberId: idOf(anna), load: 1 });

    await anna.conversation.close.mutate(withOpId({ conversationId: first.conversationId }));

    await isWith(second.conversationId, anna);
  });

  it("is not given back to whoever has just given it away, but to a colleague or again once its person writes", async () => {
    const anna = await desk.as("operator");
    await onShift(anna);
    await decide({});
    using _ = await showPresence(anna);
    const { conversationId, tgUserId } = await desk.build.inbound();
    await isWith(conversationId, anna);

    await anna.conversation.release.mutate(withOpId({ conversationId }));
    const other = await desk.build.inbound();
    await isWith(other.conversationId, anna);
    expect((await look(conversationId)).assignee).toBeNull();
    await desk.build.inbound({ tgUserId, text: "Is anybody there?" });

    await isWith(conversationId, anna);
  });

  it("is a senior's where a colleague called for one", async () => {
    const [anna, senior] = [await desk.as("operator"), await desk.as("senior")];
    await onShift(anna, senior);
    await decide({});
    using _a = await showPresence(anna);
    const { conversationId } = await desk.build.inbound();
    await isWith(conversationId, anna);
    using _s = await showPresence(senior);

    await anna.conversation.escalate.mutate(withOpId({ conversationId, reason: "A lawyer", memberId: null }));

    await isWith(conversationId, senior);
  });

  it("is of whoever answered the person last, or who speaks their language", async () => {
    const [anna, boris] = [await desk.as("operator"), await desk.as("operator")];
    await onShift(anna, boris);
    await takes(boris, { languages: ["ru"] });
    await decide({ mode: "off" });
    const { conversationId, tgUserId } = await desk.build.inbound();
    await say(anna, conversationId, "Yes?");
    await anna.conversation.release.mutate(withOpId({ conversationId }));
    await desk.build.inbound({ tgUserId, text: "/language ru" });
    await desk.build.inbound({ tgUserId, text: "Hello again" });
    using _a = await showPresence(anna);
    using _b = await showPresence(boris);
    await decide({ prefersLastHandler: true, prefersLanguage: true });
    await isWith(conversationId, anna);

    expect(await given([conversationId])).toMatchObject([{ reason: "last_handler" }]);
  });
});

describe("[D-F5] asking who would get a conversation", () => {
  it("answers who, why, and what stands against each of the others, by what is not saved yet too", async () => {
    const [anna, boris, away] = [await desk.as("operator"), await desk.as("operator"), await desk.as("operator")];
    await onShift(anna, boris, away);
    await takes(anna, { skills: ["Billing"], languages: ["ru"] });
    await takes(away, { skills: ["billing"] });
    await decide({ mode: "off" });
    using _a = await showPresence(anna);
    using _b = await showPresence(boris);
    const asked = { inboxId, mode: "least_loaded" as const, prefersLastHandler: false, prefersLanguage: true };

    const answer = await vi.waitFor(
      async () => {
        const { data } = await owner.assignment.explain.query({
          ...{ ...asked, respectsHours: true, skill: "billing", language: "ru" as const },
        });
        expect(data.considered.map(({ obstacles }) => obstacles)).toEqual([[], ["lacks_skill"], ["offline"]]);
        return data;
      },
      { timeout: 8_000 },
    );

    expect(answer.chosen).toEqual({ id: idOf(anna), name: anna.who?.name, reason: "least_loaded" });
    expect(answer.considered[0]).toMatchObject({ id: idOf(anna), speaksIt: true, load: 0, capacity: null });
    await expect(
      boris.assignment.explain.query({ ...asked, respectsHours: true, skill: null, language: null }),
    ).rejects.toMatchObject(refusal("forbidden"));
  });
});

describe("a policy of assignment", () => {
  it("is announced and recorded, once; whoever was slower reads it again first", async () => {
    const before = await decide({ mode: "off" });
    await desk.announced();

    const after = await decide({ skill: "Billing" });
    await decide({ skill: "Billing" });

    expect(after).toMatchObject({ mode: "round_robin", skill: "Billing", version: before.version + 1 });
    expect(await desk.announced()).toEqual([["assignment.changed", { policy: after }]]);
    await expect(owner.assignment.edit.mutate(withOpId({ ...after, version: before.version }))).rejects.toMatchObject(
      refusal("conflict", "stale_version"),
    );
    await expect(
      owner.assignment.edit.mutate(withOpId({ ...after, inboxId: crypto.randomUUID() })),
    ).rejects.toMatchObject(refusal("not_found"));
  });
});
