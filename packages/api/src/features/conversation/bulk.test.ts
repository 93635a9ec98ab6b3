import { withOpId } from "@frontdesk/client";
import type { BulkAct } from "@frontdesk/contract/inputs";
import { acrossWorkspaces, inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { listEvents } from "../../feed/log.queries.ts";
import { trim } from "../../retention.ts";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";

let desk: TestDesk;
let operator: Caller;
let colleague: Caller;
let senior: Caller;
let ids: string[];

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
  colleague = await desk.as("operator");
  senior = await desk.as("senior");
});
afterAll(() => desk[Symbol.asyncDispose]());

beforeEach(async () => {
  ids = [];
  for (let count = 0; count < 3; count += 1) ids.push(await desk.build.conversation());
  await desk.announced();
});

const bulk = (by: Caller, act: BulkAct, conversationIds = ids) =>
  by.conversation.bulk.mutate(withOpId({ conversationIds, act }));
const undo = (by: Caller, undoId: string | null) => by.conversation.undo.mutate(withOpId({ undoId: undoId ?? "" }));
const rows = async () => {
  const found = ids.map(async (conversationId) => (await senior.conversation.get.query({ conversationId })).data);
  return Promise.all(found);
};
const standing = async () =>
  (await rows()).map(({ state, priority, assignee, tagIds, snoozedUntil, waitingSince }) => ({
    ...{ state, priority, assignee, tagIds, snoozedUntil, waitingSince },
  }));

describe("[D1, R3] many at once", () => {
  it("close as one act, whose events have one cause", async () => {
    const { changed, left, undoId } = await bulk(operator, { name: "close" });

    expect({ changed, left }).toEqual({ changed: 3, left: [] });
    expect((await rows()).map(({ state }) => state)).toEqual(["closed", "closed", "closed"]);
    const { services, home } = desk;
    const log = await acrossWorkspaces(services.database, "feed").read(({ db }) =>
      listEvents(db, { workspaceId: home.workspaceId, after: 0, limit: 10_000 }),
    );
    const closed = log.map(({ event }) => event).filter(({ kind }) => kind === "conversation.closed");
    expect(closed).toHaveLength(3);
    expect(new Set(closed.map(({ cause }) => cause))).toEqual(new Set([undoId]));
  });

  it("leave what they can't change, and say why", async () => {
    const [held = "", closed = "", open = ""] = ids;
    await colleague.conversation.take.mutate(withOpId({ conversationId: held }));
    await operator.conversation.close.mutate(withOpId({ conversationId: closed }));

    const nowhere = crypto.randomUUID();
    const outcome = await bulk(operator, { name: "close" }, [...ids, nowhere, open]);

    expect(outcome.changed).toBe(1);
    expect(outcome.left).toEqual(
      expect.arrayContaining([
        { conversationId: nowhere, reason: "not_found" },
        { conversationId: held, reason: "not_yours" },
        { conversationId: closed, reason: "no_change" },
      ]),
    );
  });

  it("are assigned by those who may override alone", async () => {
    const to = { kind: "member" as const, id: operator.who?.memberId ?? "" };

    await expect(bulk(operator, { name: "assign", to })).rejects.toMatchObject(refusal("forbidden"));
    expect(await bulk(senior, { name: "assign", to })).toMatchObject({ changed: 3 });
    expect((await rows()).map(({ assignee }) => assignee?.id)).toEqual([to.id, to.id, to.id]);
  });

  it("are nobody's from elsewhere, and none of them is changed", async () => {
    const stranger = await desk.as("owner", desk.foreign);

    await expect(bulk(stranger, { name: "close" })).rejects.toMatchObject(refusal("not_found"));
    expect(await desk.announced()).toEqual([]);
  });

  it("hold five hundred, and not one more", async () => {
    const many = Array.from({ length: 500 }, () => crypto.randomUUID());

    expect(await bulk(operator, { name: "close" }, [...ids, ...many.slice(3)])).toMatchObject({ changed: 3 });
    await expect(bulk(operator, { name: "close" }, [...ids, ...many])).rejects.toMatchObject({
      data: { desk: { code: "invalid" } },
    });
  });
});

describe("[D1] undoing", () => {
  it.each<BulkAct>([
    { name: "close" },
    { name: "markSpam" },
    { name: "snooze", until: null },
    { name: "prioritise", priority: "urgent" },
  ])("$name puts everything back as it stood", async (act) => {
    const before = await standing();
    const { undoId } = await bulk(operator, act);
    expect(await standing()).not.toEqual(before);

    expect(await undo(operator, undoId)).toEqual({ restored: 3, changedSince: 0 });
    expect(await standing()).toEqual(before);
    await expect(undo(operator, undoId)).rejects.toMatchObject(refusal("conflict", "already_done"));
  });

  it("tags puts back whose they were", async () => {
    const tag = await senior.tag.create.mutate(withOpId({ name: `Tag ${ids[0]}`, color: "blue" }));
    await bulk(operator, { name: "tag", add: [tag.id], remove: [] }, ids.slice(0, 1));
    const before = await standing();

    const { changed, undoId } = await bulk(operator, { name: "tag", add: [tag.id], remove: [] });
    expect(changed).toBe(2);
    await undo(operator, undoId);

    expect(await standing()).toEqual(before);
    const { data } = await operator.conversation.list.query({ view: "open", filter: { tagIds: [tag.id] } });
    expect(data.rows.map(({ id }) => id)).toEqual(ids.slice(0, 1));
  });

  it("leaves what has changed since", async () => {
    const [first = ""] = ids;
    const { undoId } = await bulk(operator, { name: "close" });
    await senior.conversation.reopen.mutate(withOpId({ conversationId: first }));

    expect(await undo(operator, undoId)).toEqual({ restored: 2, changedSince: 1 });
  });

  it("brings back what was handed out of reach, and into nobody else's", async () => {
    const owner = await desk.as("owner");
    const night = await owner.team.create.mutate(withOpId({ name: "Night", memberIds: [] }));
    const elsewhere = await desk.as("senior");
    await desk.build.leaveTeams(elsewhere);
    const before = await standing();
    const { undoId } = await bulk(senior, { name: "assign", to: { kind: "team", id: night.id } });
    await expect(senior.conversation.get.query({ conversationId: ids[0]! })).rejects.toMatchObject(
      refusal("not_found"),
    );

    await expect(undo(elsewhere, undoId)).rejects.toMatchObject(refusal("not_found"));
    expect(await undo(senior, undoId)).toEqual({ restored: 3, changedSince: 0 });

    expect(await standing()).toEqual(before);
    await expect(undo(elsewhere, undoId)).rejects.toMatchObject(refusal("not_found"));
  });

  it("refuses where all have", async () => {
    const { tgUserId, conversationId } = await desk.build.inbound();
    const { undoId } = await operator.conversation.close.mutate(withOpId({ conversationId }));
    await desk.build.inbound({ tgUserId, text: "Wait" });

    await expect(undo(operator, undoId)).rejects.toMatchObject(refusal("conflict", "stale_version"));
  });

  it("is for whoever did it, or may override, and for a while", async () => {
    const first = await bulk(operator, { name: "close" });
    await expect(undo(colleague, first.undoId)).rejects.toMatchObject(refusal("not_found"));
    expect(await undo(senior, first.undoId)).toMatchObject({ restored: 3 });

    const second = await bulk(operator, { name: "close" });
    await desk.build.moveClock(11 * 60);
    await expect(undo(operator, second.undoId)).rejects.toMatchObject(refusal("not_found"));

    await desk.build.moveClock(50 * 60);
    await trim(desk.services.database);
    const kept = inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
      db.selectFrom("undo").select("id").execute(),
    );
    expect(await kept).toEqual([]);
  });
});
