import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { acrossWorkspaces, inWorkspace, type Writing } from "./tenancy.ts";
import { buildEvent, type TwoWorkspaces, twoWorkspaces } from "./testing/two-workspaces.ts";

let desk: TwoWorkspaces;
beforeAll(async () => {
  desk = await twoWorkspaces({ max: 12 });
});
afterAll(() => desk[Symbol.asyncDispose]());

const emit = (workspaceId: string, ...kinds: string[]) =>
  inWorkspace(desk.database, workspaceId).write({}, async () => ({
    value: null,
    events: kinds.map((kind) => buildEvent({ kind })),
  }));

const log = (workspaceId: string, after = 0) =>
  inWorkspace(desk.database, workspaceId).read(({ db }) =>
    db.selectFrom("event").select(["seq", "kind"]).where("seq", ">", after).orderBy("seq").execute(),
  );

const head = (workspaceId: string) => inWorkspace(desk.database, workspaceId).read(async (tx) => tx.head);

it("[I3] numbers the events of concurrent writers 1 to n, each transaction's together", async () => {
  const writers = Array.from({ length: 60 }, (_, n) => emit(desk.ours, `first.${n}`, `second.${n}`));
  const outcomes = await Promise.all(writers);

  const events = await log(desk.ours);

  expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 120 }, (_, n) => n + 1));
  for (const [n, { seq }] of outcomes.entries()) {
    expect(events.slice(Number(seq) - 2, Number(seq)).map(({ kind }) => kind)).toEqual([`first.${n}`, `second.${n}`]);
  }
});

it("[I3, F13] numbers in commit order: a reader that follows misses nothing of a slow transaction", async () => {
  const before = await head(desk.ours);
  const begun = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const slow = inWorkspace(desk.database, desk.ours).write({}, async ({ db }) => {
    await db.insertInto("contact").values({ workspace_id: desk.ours, name: "early" }).execute();
    begun.resolve();
    await release.promise;
    return { value: null, events: [buildEvent({ kind: "slow" })] };
  });
  await begun.promise;

  await emit(desk.ours, "quick");
  const seen = await log(desk.ours, before);
  release.resolve();
  await slow;
  const later = await log(desk.ours, seen.at(-1)?.seq);

  expect(seen).toEqual([{ seq: before + 1, kind: "quick" }]);
  expect(later).toEqual([{ seq: before + 2, kind: "slow" }]);
});

it("[I3] never shows a follower a gap, whatever commits while it looks", async () => {
  const before = await head(desk.ours);
  const writers = Promise.all(Array.from({ length: 80 }, (_, n) => emit(desk.ours, `storm.${n}`)));
  let cursor = before;
  const followed: number[] = [];
  while (cursor < before + 80) {
    const batch = await log(desk.ours, cursor);
    followed.push(...batch.map(({ seq }) => seq));
    cursor = batch.at(-1)?.seq ?? cursor;
  }
  await writers;

  expect(followed).toEqual(Array.from({ length: 80 }, (_, n) => before + n + 1));
});

it("[I3] leaves no hole where a transaction was rolled back", async () => {
  const before = await head(desk.ours);
  const failing = inWorkspace(desk.database, desk.ours).write({}, async () => ({
    value: null,
    events: [buildEvent({ kind: "kept" }), buildEvent({ kind: "broken", actorId: "not a uuid" })],
  }));
  await expect(failing).rejects.toMatchObject({ code: "22P02" });

  expect(await emit(desk.ours, "next")).toMatchObject({ seq: before + 1 });
});

it("numbers each workspace's stream for itself", async () => {
  const { seq: ours } = await emit(desk.ours, "a");
  const { seq: theirs } = await emit(desk.theirs, "b");

  expect(await emit(desk.ours, "c")).toMatchObject({ seq: Number(ours) + 1 });
  expect(await emit(desk.theirs, "d")).toMatchObject({ seq: Number(theirs) + 1 });
});

it("keeps what an event says, and the database's time", async () => {
  const before = await head(desk.theirs);
  const subjectId = "018f0000-0000-7000-8000-000000000001";
  const event = buildEvent({
    ...{ kind: "contact.renamed", subjectType: "contact", subjectId, data: { name: "Ö'Hara" } },
    ...{ detail: { was: "\\" }, scopeKeys: ["all", "team:1"], leftKeys: ["team:2"] },
  });
  const { value: now } = await inWorkspace(desk.database, desk.theirs).write({}, async (tx) => ({
    value: tx.now,
    events: [event],
  }));

  const [stored] = await inWorkspace(desk.database, desk.theirs).read(({ db }) =>
    db.selectFrom("event").selectAll().where("seq", ">", before).execute(),
  );

  expect(stored).toEqual({
    ...{ workspace_id: desk.theirs, seq: before + 1, id: expect.any(String), at: now },
    ...{ actor_kind: "system", actor_id: null, kind: "contact.renamed" },
    ...{ subject_type: "contact", subject_id: subjectId, data: { name: "Ö'Hara" }, detail: { was: "\\" } },
    ...{ scope_keys: ["all", "team:1"], left_keys: ["team:2"], cause_id: null, correlation_id: null },
  });
});

it("refuses events for a workspace that was not entered", async () => {
  const forge = ({ db }: Writing) =>
    sql`select append_events(${desk.theirs}, ${JSON.stringify([buildEvent()])})`
      .execute(db)
      .then(() => ({ value: null, events: [] }));

  const refused = { code: "42501" };
  await expect(inWorkspace(desk.database, desk.ours).write({}, forge)).rejects.toMatchObject(refused);
  await expect(acrossWorkspaces(desk.database, "feed").write({}, forge)).rejects.toMatchObject(refused);
});
