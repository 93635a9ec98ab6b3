import type { Answer, Conversation } from "@frontdesk/contract";
import { MutationObserver, type QueryKey } from "@tanstack/react-query";
import { TRPCClientError } from "@trpc/client";
import { expect, onTestFinished, test } from "vitest";
import { FeedCache } from "../feed/feed-cache.ts";
import { createQueryClient } from "../feed/query-client.ts";
import { at, buildConversation } from "../testing/events.ts";
import { foreseeActs } from "./foresee-acts.ts";

const queue: QueryKey = [["conversation", "list"], { input: { view: "unassigned" }, type: "query" }];
const thread: QueryKey = [["conversation", "get"], { input: { conversationId: "c" }, type: "query" }];
const open = buildConversation({ id: "c", state: "open", assignee: null, lastMessageAt: at(1), version: 3 });
const boris = { id: "b", name: "Boris" };

/** A page with a queue and a thread, and one act on its way to a desk that answers when the test says so. */
function act(name: string, input: object = {}) {
  const client = createQueryClient();
  const viewer = { memberId: "me", name: "Olga", scope: "all" as const, teamIds: [] };
  const cache = new FeedCache(client, { viewer });
  const foresight = foreseeActs({ mutations: client.getMutationCache(), cache, viewer });
  onTestFinished(() => {
    foresight.close();
    cache.close();
  });
  client.setQueryData(queue, { data: { rows: [open], next: null }, asOf: "e:5" });
  client.setQueryData(thread, { data: open, asOf: "e:5" });

  const answer = Promise.withResolvers<unknown>();
  const mutation = new MutationObserver<unknown, Error, object>(client, {
    mutationKey: [["conversation", name]],
    mutationFn: () => answer.promise,
  });
  const done = mutation.mutate({ conversationId: "c", ...input }).catch(() => {});
  return {
    answer: async (after: Conversation) => {
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
