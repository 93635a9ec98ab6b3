import type { Answer, BulkOutcome, Conversation } from "@frontdesk/contract";
import { MutationObserver, type QueryKey } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { expect, onTestFinished, test } from "vitest";
import { FeedCache } from "../feed/feed-cache.ts";
import { createQueryClient } from "../feed/query-client.ts";
import { at, buildBatch, buildConversation, buildEvent } from "../testing/events.ts";
import { foreseeActs } from "./foresee-acts.ts";

const queue: QueryKey = [["conversation", "list"], { input: { view: "unassigned" }, type: "query" }];
const thread: QueryKey = [["conversation", "get"], { input: { conversationId: "c" }, type: "query" }];
const open = buildConversation({ id: "c", state: "open", assignee: null, lastMessageAt: at(1), version: 3 });
const boris = { id: "b", name: "Boris" };
const rita = { id: "r", name: "Rita" };

/** A page with a queue and a thread, and one act on its way to a desk that answers when the test says so. */
function act(name: string, input: object = {}) {
  const client = createQueryClient();
  const viewer = { memberId: "me", name: "Olga", scope: "all" as const, teamIds: [] };
  const cache = new FeedCache(client, { viewer });
  const foresight = foreseeActs({ client, cache, viewer: { ...viewer, mayOverride: false } });
  onTestFinished(() => {
    foresight.close();
    cache.close();
  });
  const directory = { members: [{ ...rita, teamIds: [], isSenior: true }], teams: [], inboxes: [] };
  client.setQueryData([["conversation", "directory"], { type: "query" }], { data: directory, asOf: "e:5" });
  cache.stand("e:5", "first");
  client.setQueryData(queue, { data: { rows: [open], next: null }, asOf: "e:5" });
  client.setQueryData(thread, { data: open, asOf: "e:5" });

  const asked = (path: string[], told: object) => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const mutation = new MutationObserver<unknown, Error, object>(client, {
      mutationKey: [path],
      mutationFn: () => promise,
    });
    const done = mutation.mutate(told).catch(() => {});
    return {
      answer(data: unknown) {
        resolve(data);
        return done;
      },
      refuse(desk: object) {
        reject(refusal(desk));
        return done;
      },
    };
  };
  const done = asked(["conversation", name], name === "bulk" ? input : { conversationId: "c", ...input });
  return {
    answer: (after: Conversation | BulkOutcome) => done.answer({ ...after, undoId: "u" }),
    refuse: done.refuse,
    /** Undoes what was done. */
    undo() {
      const { answer, refuse } = asked(["conversation", "undo"], { undoId: "u" });
      return { answer, refuse: () => refuse({ reason: "stale_version" }) };
    },
    tell: (after: Conversation) => {
      const batch = buildBatch(buildEvent(6, "conversation.revised", { conversation: after, was: null }));
      cache.apply(batch);
      foresight.hear(batch);
    },
    queued: () => client.getQueryData<Answer<{ rows: Conversation[] }>>(queue)?.data.rows ?? [],
    shown: () => client.getQueryData<Answer<Conversation>>(thread)?.data,
  };
}

function refusal(desk: object): TRPCClientError<never> {
  const told = { code: "conflict", reason: null, fields: {}, retryAfterMs: null, requestId: "", facts: {}, ...desk };
  return TRPCClientError.from({ error: { code: -32009, message: "", data: { desk: told } } });
}

test("what is taken leaves the queue of what is free and shows as one's own before the desk has answered", async () => {
  const take = act("take");
  await expect.poll(take.shown).toMatchObject({ assignee: { name: "Olga" }, version: 3 });
  expect(take.queued()).toEqual([]);

  const after = { ...open, assignee: { id: "me", name: "Olga" }, version: 4 };
  await take.answer(after);
  expect(take.shown()).toEqual(after);
});

test("[D1] whoever lost the race sees who won, all of it, before any event comes", async () => {
  const take = act("take");
  await expect.poll(take.queued).toEqual([]);

  const current = { ...open, assignee: boris, priority: "urgent" as const, version: 5 };
  await take.refuse({ reason: "already_taken", current });

  expect(take.shown()).toEqual(current);
  expect(take.queued()).toEqual([]);
});

test("what the desk refuses for another reason is put back as it was", async () => {
  const close = act("close");
  await expect.poll(close.shown).toMatchObject({ state: "closed" });
  expect(close.queued()).toEqual([]);

  await close.refuse({ code: "unavailable" });

  expect(close.shown()).toEqual(open);
  expect(close.queued()).toEqual([open]);
});

test("what is handed to a colleague is theirs at once, and one's own again where the desk refuses", async () => {
  const over = act("transfer", { to: { kind: "member", id: "r" }, note: null, heldBy: null });
  await expect.poll(over.shown).toMatchObject({ assignee: rita, handledBy: "human" });
  expect(over.queued()).toEqual([]);

  await over.refuse({ code: "not_found" });

  expect(over.shown()).toEqual(open);
  expect(over.queued()).toEqual([open]);
});

test("a call for a senior shows with its reason before the desk has answered", async () => {
  const call = act("escalate", { reason: "The boiler", memberId: "r" });

  await expect
    .poll(call.shown)
    .toMatchObject({ assignee: rita, priority: "high", escalation: { cause: "member", reason: "The boiler" } });
  await call.refuse({ code: "conflict", reason: "wrong_state", current: { ...open, state: "closed", version: 4 } });

  expect(call.shown()).toMatchObject({ state: "closed", escalation: null, version: 4 });
});

test("one act on many shows at once, and stays as guessed until the feed tells how each stands", async () => {
  const bulk = act("bulk", { conversationIds: ["c", "unknown"], act: { name: "close" } });
  await expect.poll(bulk.shown).toMatchObject({ state: "closed", version: 3 });
  expect(bulk.queued()).toEqual([]);

  await bulk.answer({ changed: 2, left: [], undoId: "u" });
  expect(bulk.shown()).toMatchObject({ state: "closed", version: 3 });

  const after = { ...open, state: "closed" as const, closedAt: at(6), version: 4 };
  bulk.tell(after);
  expect(bulk.shown()).toEqual(after);
});

test("of one act on many, what the desk left as it was is put back", async () => {
  const bulk = act("bulk", { conversationIds: ["c"], act: { name: "close" } });
  await expect.poll(bulk.queued).toEqual([]);

  await bulk.answer({ changed: 0, left: [{ conversationId: "c", reason: "not_yours" }], undoId: null });

  expect(bulk.shown()).toEqual(open);
  expect(bulk.queued()).toEqual([open]);
});

test("what is undone stands as before at once, also where it has left every list since", async () => {
  const { undo, ...close } = act("close");
  await expect.poll(close.queued).toEqual([]);
  const closed = { ...open, state: "closed" as const, waitingSince: null, closedAt: at(6), lastSeq: 2, version: 4 };
  await close.answer(closed);

  const undoing = undo();
  await expect.poll(close.shown).toEqual({ ...open, lastSeq: 2, version: 4 });
  expect(close.queued()).toEqual([{ ...open, lastSeq: 2, version: 4 }]);
  await undoing.answer({ restored: 1, changedSince: 0 });
  expect(close.shown()).toMatchObject({ state: "open", version: 4 });

  const restored = { ...open, lastSeq: 3, version: 5 };
  close.tell(restored);
  expect(close.shown()).toEqual(restored);
});

test("what the desk does not undo after all is as it was told again", async () => {
  const { undo, ...close } = act("close");
  await expect.poll(close.queued).toEqual([]);
  const closed = { ...open, state: "closed" as const, closedAt: at(6), version: 4 };
  await close.answer(closed);

  const undoing = undo();
  await expect.poll(close.shown).toMatchObject({ state: "open" });
  await undoing.refuse();

  expect(close.shown()).toEqual(closed);
  expect(close.queued()).toEqual([]);
});

test("what somebody touched since is not shown as undone", async () => {
  const { undo, ...close } = act("close");
  await expect.poll(close.queued).toEqual([]);
  const closed = { ...open, state: "closed" as const, closedAt: at(6), version: 4 };
  await close.answer(closed);
  const touched = { ...closed, priority: "urgent" as const, version: 5 };
  close.tell(touched);

  const undoing = undo();
  await undoing.answer({ restored: 0, changedSince: 1 });

  expect(close.shown()).toEqual(touched);
});

test("one act on many is undone at once for those whose events have come", async () => {
  const { undo, ...bulk } = act("bulk", { conversationIds: ["c"], act: { name: "close" } });
  await expect.poll(bulk.queued).toEqual([]);
  const closed = { ...open, state: "closed" as const, closedAt: at(6), version: 4 };
  bulk.tell(closed);
  await bulk.answer({ changed: 1, left: [], undoId: "u" });

  const undoing = undo();
  await expect.poll(bulk.queued).toEqual([{ ...open, version: 4 }]);
  await undoing.answer({ restored: 1, changedSince: 0 });
  expect(bulk.queued()).toEqual([{ ...open, version: 4 }]);
});
