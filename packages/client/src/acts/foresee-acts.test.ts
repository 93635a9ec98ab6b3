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

  const answer = Promise.withResolvers<unknown>();
  const mutation = new MutationObserver<unknown, Error, object>(client, {
    mutationKey: [["conversation", name]],
    mutationFn: () => answer.promise,
  });
  const done = mutation.mutate(name === "bulk" ? input : { conversationId: "c", ...input }).catch(() => {});
  return {
    answer: async (after: Conversation | BulkOutcome) => {
      answer.resolve({ ...after, undoId: "u" });
      await done;
    },
    refuse: async (desk: object) => {
      const told = {
        code: "conflict",
        reason: null,
        fields: {},
        retryAfterMs: null,
        requestId: "",
        facts: {},
        ...desk,
      };
      answer.reject(TRPCClientError.from({ error: { code: -32009, message: "", data: { desk: told } } }));
      await done;
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
