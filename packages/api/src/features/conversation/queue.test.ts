import { withOpId } from "@frontdesk/client";
import { type ConversationFilter, conversationViews } from "@frontdesk/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";

let desk: TestDesk;
let operator: Caller;
let owner: Caller;
let tagId: string;
/** One conversation for each way to stand. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
  owner = await desk.as("owner");
  for (const name of ["fresh", "mine", "pending", "snoozed", "closed", "spam", "elsewhere"])
    ids[name] = await desk.build.conversation();
  const at = (name: string) => withOpId({ conversationId: ids[name] ?? "" });
  await operator.conversation.take.mutate({ ...at("mine"), override: false });
  await operator.conversation.await.mutate(at("pending"));
  await operator.conversation.snooze.mutate({ ...at("snoozed"), until: null });
  await operator.conversation.close.mutate(at("closed"));
  await operator.conversation.markSpam.mutate(at("spam"));
  const team = await owner.team.create.mutate(withOpId({ name: "Other", memberIds: [owner.who?.memberId ?? ""] }));
  const to = { kind: "team" as const, id: team.id };
  await owner.conversation.transfer.mutate({ ...at("elsewhere"), to, note: null, heldBy: null });
  tagId = (await owner.tag.create.mutate(withOpId({ name: "Bill", color: "teal" }))).id;
  await operator.conversation.tag.mutate({ ...at("mine"), add: [tagId], remove: [] });
  await operator.conversation.prioritise.mutate({ ...at("pending"), priority: "urgent" });
});
afterAll(() => desk[Symbol.asyncDispose]());

async function namesIn(who: Caller, input: Parameters<Caller["conversation"]["list"]["query"]>[0]): Promise<string[]> {
  const { data } = await who.conversation.list.query(input);
  const known = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  return data.rows.map(({ id }) => known.get(id) ?? id);
}

describe("[D18] views", () => {
  it.each([
    ["mine", ["mine"]],
    ["unassigned", ["pending", "fresh"]],
    ["waiting", ["fresh", "mine"]],
    ["pending", ["pending"]],
    ["snoozed", ["snoozed"]],
    ["open", ["pending", "mine", "fresh"]],
    ["closed", ["closed"]],
    ["spam", ["spam"]],
  ] as const)("%s lists what it says, in its order", async (view, names) => {
    expect(await namesIn(operator, { view })).toEqual(names);
  });

  it("count what they list, for everyone by their reach", async () => {
    for (const who of [operator, owner]) {
      const { data: counts } = await who.conversation.counts.query();
      for (const view of conversationViews)
        expect(counts[view], view).toBe((await namesIn(who, { view, limit: 100 })).length);
    }
    expect(await namesIn(owner, { view: "unassigned" })).toContain("elsewhere");
  });

  it("[D22] pages through those who wait, the longest first, without a gap or a double", async () => {
    const whole = await namesIn(owner, { view: "waiting" });
    const { data: first } = await owner.conversation.list.query({ view: "waiting", limit: 1 });
    const { data: rest } = await owner.conversation.list.query({ view: "waiting", limit: 100, cursor: first.next });

    expect([...first.rows, ...rest.rows].map(({ id }) => id)).toEqual(whole.map((name) => ids[name]));
  });
});

describe("[D18] filters", () => {
  const cases: [string, () => Partial<ConversationFilter>, string[]][] = [
    ["a tag", () => ({ tagIds: [tagId] }), ["mine"]],
    ["a priority", () => ({ priorities: ["urgent", "low"] }), ["pending"]],
    ["whoever looks", () => ({ assignee: "me" }), ["mine"]],
    ["nobody", () => ({ assignee: "nobody" }), ["pending", "fresh"]],
    ["a member", () => ({ assignee: operator.who?.memberId ?? "" }), ["mine"]],
    ["other states", () => ({ states: ["closed", "spam"] }), ["spam", "closed"]],
    ["a team", () => ({ teamId: desk.home.teamId, assignee: "nobody" }), ["pending", "fresh"]],
    ["a wait that nobody has had", () => ({ waitingMinutes: 60 }), []],
    ["a foreign inbox", () => ({ inboxId: crypto.randomUUID() }), []],
  ];

  it.each(cases)("by %s", async (_name, filter, names) => {
    expect(await namesIn(operator, { view: "open", filter: filter() })).toEqual(names);
  });

  it("by how long somebody waits, as time goes by", async () => {
    await desk.build.moveClock(61 * 60);

    expect((await namesIn(operator, { view: "open", filter: { waitingMinutes: 60 } })).sort()).toEqual([
      "fresh",
      "mine",
    ]);
  });
});
