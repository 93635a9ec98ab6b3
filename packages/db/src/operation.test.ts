import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Op } from "./operation.ts";
import { inWorkspace } from "./tenancy.ts";
import { buildEvent, type TwoWorkspaces, twoWorkspaces } from "./testing/two-workspaces.ts";

let desk: TwoWorkspaces;
beforeAll(async () => {
  desk = await twoWorkspaces();
});
afterAll(() => desk[Symbol.asyncDispose]());

const buildOp = (op: Partial<Op> = {}): Op => ({
  ...{ actorId: randomUUID(), opId: randomUUID(), procedure: "contact.add", inputHash: "a1", keepsAnswer: true },
  ...op,
});

/** Adds a contact and answers with its id; counts how often its work really ran. */
function addContact(op: Op, workspaceId = desk.ours) {
  const work = vi.fn();
  const outcome = inWorkspace(desk.database, workspaceId).write({ op }, async ({ db }) => {
    work();
    const row = { workspace_id: workspaceId, name: op.opId };
    const { id } = await db.insertInto("contact").values(row).returning("id").executeTakeFirstOrThrow();
    return { value: { id }, events: [buildEvent({ kind: "contact.added", subjectId: id })] };
  });
  return { work, outcome };
}

it("[P2] answers a repeat with the stored answer and does nothing", async () => {
  const op = buildOp();
  const first = await addContact(op).outcome;

  const { work, outcome } = addContact(op);

  expect(await outcome).toEqual({ value: first.value, seq: null, repeated: true });
  expect(work).not.toHaveBeenCalled();
});

it("[I2] gives parallel twins one effect and one answer", async () => {
  const op = buildOp();

  const twins = Array.from({ length: 8 }, () => addContact(op));
  const outcomes = await Promise.all(twins.map(({ outcome }) => outcome));

  expect(twins.filter(({ work }) => work.mock.calls.length > 0)).toHaveLength(1);
  expect(new Set(outcomes.map(({ value }) => value.id)).size).toBe(1);
  expect(outcomes.filter(({ repeated }) => !repeated)).toHaveLength(1);
});

it("[P2] refuses the same id with another input", async () => {
  const op = buildOp();
  await addContact(op).outcome;

  await expect(addContact({ ...op, inputHash: "b2" }).outcome).rejects.toMatchObject({ reason: "op_mismatch" });
  await expect(addContact({ ...op, procedure: "contact.drop" }).outcome).rejects.toMatchObject({
    reason: "op_mismatch",
  });
});

it("does not keep an answer that holds a secret", async () => {
  const op = buildOp({ keepsAnswer: false });
  await addContact(op).outcome;

  await expect(addContact(op).outcome).rejects.toMatchObject({ reason: "already_done" });
  const kept = await inWorkspace(desk.database, desk.ours).read(({ db }) =>
    db.selectFrom("op").select("answer").where("op_id", "=", op.opId).execute(),
  );
  expect(kept).toEqual([{ answer: null }]);
});

it("lets an operation that failed be tried again", async () => {
  const op = buildOp();
  const failing = inWorkspace(desk.database, desk.ours).write({ op }, async () => {
    throw new Error("the first try fails");
  });
  await expect(failing).rejects.toThrow("the first try fails");

  expect(await addContact(op).outcome).toMatchObject({ repeated: false });
});

it("tells operations apart by workspace and by actor", async () => {
  const op = buildOp();
  await addContact(op).outcome;

  expect(await addContact(op, desk.theirs).outcome).toMatchObject({ repeated: false });
  expect(await addContact({ ...op, actorId: randomUUID() }).outcome).toMatchObject({ repeated: false });
});

it("stores an answer with quotes, backslashes and every alphabet as it was given", async () => {
  const op = buildOp();
  const value = { text: `it's "quoted" \\ and 'так' 🪑` };
  const answer = () =>
    inWorkspace(desk.database, desk.ours).write({ op }, async () => ({ value, events: [buildEvent({ data: value })] }));
  await answer();

  expect(await answer()).toEqual({ value, seq: null, repeated: true });
});
