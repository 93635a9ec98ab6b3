import { withOpId } from "@frontdesk/client";
import type { SendOutcome } from "@frontdesk/contract/inputs";
import { acrossWorkspaces, inWorkspace } from "@frontdesk/db";
import { onServer } from "@frontdesk/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listEvents } from "./feed/log.queries.ts";
import { trim } from "./retention.ts";
import { type Caller, type TestDesk, testDesk } from "./testing/index.ts";
import { say } from "./testing/thread.ts";
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
    begun: counted(await db.selectFrom("challenge").select("kind").execute()),
    links: counted(await db.selectFrom("password_reset").select("id").execute()),
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
    sends: (await db.selectFrom("outbox").select("state").orderBy("state").execute()).map(({ state }) => state),
    early: counted(await db.selectFrom("telegram_message").select("chat_id").where("message_id", "is", null).execute()),
    updates: (await db.selectFrom("tg_update").select("state").orderBy("state").execute()).map(({ state }) => state),
  }));
}

/** Moves the time on and trims, as a node does when it starts. */
async function trimAfter(seconds: number) {
  await desk.build.moveClock(seconds);
  expect(await trim(desk.services.database)).toBe(true);
  return left();
}

/** A message of the operator's, and what became of it. */
async function send(conversationId: string, outcome?: SendOutcome) {
  await say(operator, conversationId, "Hello");
  await desk.build.deliver(outcome);
}

/** A person's reaction to what never comes. */
async function react() {
  const reaction = { tgChatId: 1, tgMessageId: 1, emojis: ["👍"], reactedAt: new Date().toISOString() };
  const from = { tgUserId: 1, name: "Anna", username: null, language: null };
  const update = { ...(await desk.build.bot()), updateId: await desk.build.update() };
  await desk.installation().telegram.applyReaction.mutate(withOpId({ ...update, from, ...reaction }));
}

it("keeps everything for as long as it may still be asked for, and nothing for longer", async () => {
  const conversationId = await desk.build.conversation();
  await desk.build.update();
  await send(conversationId);
  await send(conversationId, { kind: "unknown", reason: "The connection broke." });
  await react();
  await desk.services.throttle.spendProof([{ of: "account", key: "ada" }]);
  const { who } = operator;
  const recovery = { email: who?.email ?? "", slug: desk.home.slug };
  await desk.installation().installation.recoverOwner.mutate(withOpId(recovery));
  await desk.anonymous().passkey.signInOptions.mutate(withOpId({}));
  const { sessions } = await left();
  const all = {
    sessions,
    begun: 1,
    links: 1,
    tries: 1,
    ops: 2,
    sends: ["sent", "unknown"],
    early: 1,
    updates: ["applied", "applied", "received"],
  };
  expect(await left()).toEqual(all);

  expect(await trimAfter(proof.windowMs / 1000 + 1)).toEqual({ ...all, begun: 0, tries: 0 });
  expect(await trimAfter(day)).toEqual({ ...all, begun: 0, tries: 0, ops: 0 });
  // [P5] Two weeks are far more than the day in which Telegram may repeat an update.
  expect(await trimAfter(12 * day)).toEqual({ ...all, begun: 0, links: 0, tries: 0, ops: 0 });
  const later = { begun: 0, links: 0, tries: 0, ops: 0, early: 0, updates: ["received"] };
  expect(await trimAfter(day)).toEqual({ ...all, ...later });
  expect(await trimAfter(16 * day)).toEqual({ ...all, ...later, sends: ["unknown"] });
  expect(await trimAfter(7 * day)).toEqual({ ...later, sessions: 0, sends: ["unknown"] });
});

it("dates what it keeps by the desk's clock, so that nothing new goes with the old", async () => {
  const visitor = await desk.as("owner");
  await visitor.invitation.create.mutate(withOpId({ email: null, preset: "viewer" as const }));

  await trim(desk.services.database);

  const kept = await inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
    db
      .selectFrom("op")
      .select("op_id")
      .where("actor_id", "=", visitor.who?.memberId ?? "")
      .execute(),
  );
  expect(kept).toHaveLength(1);
});

it("removes a bounded part at a time, and says that something is left", async () => {
  for (const key of ["a", "b", "c", "d", "e"]) await desk.services.throttle.spendProof([{ of: "account", key }]);
  await desk.build.moveClock(proof.windowMs / 1000 + 1);

  expect(await trim(desk.services.database, { rows: 2, statements: 1 })).toBe(false);
  expect((await left()).tries).toBe(3);
  expect(await trim(desk.services.database, { rows: 2, statements: 5 })).toBe(true);
  expect((await left()).tries).toBe(0);
});

it("[R4] keeps each log for as long as its workspace says, and its last event for ever", async () => {
  const seqs = async (workspaceId: string) => {
    const across = acrossWorkspaces(desk.services.database, "feed");
    const entries = await across.read(({ db }) => listEvents(db, { workspaceId, after: 0, limit: 10_000 }));
    return entries.map(({ seq }) => seq);
  };
  await onServer(desk.database.ownerUrl, "update workspace set keep_events_days = 10 where slug = 'home'");
  await desk.build.burst(5);
  await desk.build.inForeign();
  const [ours, theirs] = [await seqs(desk.home.workspaceId), await seqs(desk.foreign.workspaceId)];

  await trimAfter(9 * day);
  expect((await seqs(desk.home.workspaceId)).slice(-5)).toEqual(ours.slice(-5));
  await trimAfter(2 * day);
  expect(await seqs(desk.home.workspaceId)).toEqual(ours.slice(-1));
  expect(await seqs(desk.foreign.workspaceId)).toEqual(theirs);
  await desk.build.burst(1);

  expect(await seqs(desk.home.workspaceId)).toEqual([ours.at(-1), (ours.at(-1) ?? 0) + 1]);
});
