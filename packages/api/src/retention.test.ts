import { withOpId } from "@frontdesk/client";
import { acrossWorkspaces, inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, expect, it } from "vitest";
import { keepTrimmed } from "./retention.ts";
import { type Caller, type TestDesk, testDesk } from "./testing/index.ts";
import { proof } from "./throttle.ts";

const hour = 60 * 60;
const day = 24 * hour;
let desk: TestDesk;
let operator: Caller;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());

/** What there is of everything that is kept for a time only. */
async function left() {
  const { database } = desk.services;
  const counted = (rows: unknown[]) => rows.length;
  const across = await acrossWorkspaces(database, "retention").read(async ({ db }) => ({
    sessions: counted(await db.selectFrom("session").select("id").execute()),
    tries: counted(await db.selectFrom("rate_limit").select("key").execute()),
  }));
  return inWorkspace(database, desk.home.workspaceId).read(async ({ db }) => ({
    ...across,
    ops: counted(
      await db
        .selectFrom("op")
        .select("op_id")
        .where("actor_id", "=", operator.who?.memberId ?? "")
        .execute(),
    ),
    updates: (await db.selectFrom("tg_update").select("state").orderBy("state").execute()).map(({ state }) => state),
  }));
}

/** Moves the time on and trims, as a node does when it starts. */
async function trimAfter(seconds: number) {
  await desk.build.moveClock(seconds);
  const failures: unknown[] = [];
  const before = await left();
  const stop = keepTrimmed(desk.services.database, (error) => failures.push(error));
  await expect
    .poll(async () => failures.length > 0 || JSON.stringify(await left()) !== JSON.stringify(before))
    .toBe(true);
  stop();
  expect(failures).toEqual([]);
  return left();
}

it("keeps everything for as long as it may still be asked for, and nothing for longer", async () => {
  const conversationId = await desk.build.conversation();
  await desk.build.update();
  await operator.conversation.take.mutate(withOpId({ conversationId, override: false }));
  await desk.services.throttle.spendProof([{ of: "account", key: "ada" }]);
  const { sessions } = await left();
  expect(await left()).toEqual({ sessions, tries: 1, ops: 1, updates: ["applied", "received"] });

  expect(await trimAfter(proof.windowMs / 1000 + 1)).toEqual({
    sessions,
    tries: 0,
    ops: 1,
    updates: ["applied", "received"],
  });
  expect(await trimAfter(day)).toEqual({ sessions, tries: 0, ops: 0, updates: ["applied", "received"] });
  expect(await trimAfter(13 * day)).toEqual({ sessions, tries: 0, ops: 0, updates: ["received"] });
  expect(await trimAfter(23 * day)).toEqual({ sessions: 0, tries: 0, ops: 0, updates: ["received"] });
});
