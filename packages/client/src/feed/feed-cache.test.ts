import type { Answer, ConversationCounts, Invitation } from "@frontdesk/contract";
import { defaultScheduler, notifyManager, type QueryClient, QueryObserver } from "@tanstack/react-query";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { errorWithCode } from "../desk-error.ts";
import { at, buildBatch, buildConversation, buildEvent } from "../testing/events.ts";
import { FeedCache } from "./feed-cache.ts";
import { createQueryClient } from "./query-client.ts";

const role = { id: "r", name: "Operator", preset: "operator" as const };
const invitation = (id: string): Invitation => ({ id, email: null, role, team: null, expiresAt: at(0) });
const created = (seq: number, id: string) => buildEvent(seq, "invitation.created", { invitation: invitation(id) });
const arrived = (seq: number) =>
  buildEvent(seq, "conversation.created", {
    conversation: buildConversation({ id: `c${seq}`, lastMessageAt: at(seq), waitingSince: null }),
    was: null,
  });
const invitations = [["invitation", "list"], { type: "query" }];
const none = { mine: 0, unassigned: 0, waiting: 0, at_risk: 0, pending: 0, snoozed: 0, open: 0, closed: 0, spam: 0 };
const counts = [["conversation", "counts"], { type: "query" }];

function open() {
  const client = createQueryClient();
  const onAnswer = vi.fn();
  const cache = new FeedCache(client, { viewer: { memberId: "me", scope: "all", teamIds: [] }, onAnswer });
  onTestFinished(() => cache.close());
  return { client, cache, onAnswer };
}

/** A query on the screen whose fetches answer when the test says so. */
function show<Data>(client: QueryClient, queryKey: unknown[]) {
  const fetches: PromiseWithResolvers<Answer<Data>>[] = [];
  const observer = new QueryObserver<Answer<Data>>(client, {
    queryKey,
    queryFn: () => {
      const fetch = Promise.withResolvers<Answer<Data>>();
      fetches.push(fetch);
      return fetch.promise;
    },
  });
  onTestFinished(observer.subscribe(() => {}));
  return {
    fetches,
    observer,
    async answer(data: Data, asOf: string) {
      await vi.waitFor(() => expect(observer.getCurrentResult().fetchStatus).toBe("fetching"));
      fetches.at(-1)?.resolve({ data, asOf });
      await vi.waitFor(() => expect(observer.getCurrentResult().fetchStatus).toBe("idle"));
    },
    answered: () => client.getQueryData<Answer<Data>>(queryKey),
  };
}

describe("FeedCache", () => {
  test("applies events to what is cached, without a fetch", async () => {
    const { client, cache } = open();
    const list = show<Invitation[]>(client, invitations);
    await list.answer([], "e:5");
    cache.stand("e:5", "first");

    cache.apply(buildBatch(created(6, "a"), created(7, "b")));

    expect(list.answered()).toEqual({ data: [invitation("a"), invitation("b")], asOf: "e:7" });
    expect(list.fetches).toHaveLength(1);
  });

  test("what one batch changes in several answers is told at one time, so that it is drawn once", async () => {
    const { client, cache } = open();
    const schedule = vi.fn((callback: () => void) => void setTimeout(callback, 0));
    notifyManager.setScheduler(schedule);
    onTestFinished(() => notifyManager.setScheduler(defaultScheduler));
    const list = show<Invitation[]>(client, invitations);
    const conversations = show<ConversationCounts>(client, counts);
    await list.answer([], "e:5");
    await conversations.answer(none, "e:5");
    cache.stand("e:5", "first");
    const told = vi.fn();
    for (const { observer } of [list, conversations])
      onTestFinished(observer.subscribe(notifyManager.batchCalls(told)));
    schedule.mockClear();

    cache.apply(buildBatch(created(6, "a"), arrived(7)));

    expect(schedule).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2));
  });

  test("an event that comes by the feed before the answer that lacks it is applied to that answer", async () => {
    const { client, cache } = open();
    cache.stand("e:5", "first");
    const list = show<Invitation[]>(client, invitations);

    cache.apply(buildBatch(created(6, "a")));
    cache.apply(buildBatch(created(7, "b")));
    await list.answer([invitation("a")], "e:6");

    expect(list.answered()?.data).toEqual([invitation("a"), invitation("b")]);
    expect(list.fetches).toHaveLength(1);
  });

  test("[R7] an event that an answer contains is not applied again", async () => {
    const { client, cache } = open();
    cache.stand("e:5", "first");
    const figure = show<ConversationCounts>(client, counts);

    cache.apply(buildBatch(arrived(6)));
    await figure.answer({ ...none, unassigned: 1, open: 1 }, "e:6");
    cache.apply(buildBatch(arrived(7)));

    expect(figure.answered()?.data).toEqual({ ...none, unassigned: 2, open: 2 });
  });

  test("each event moves a count once, also beside events that change nothing", async () => {
    const { client, cache } = open();
    cache.stand("e:5", "first");
    const figure = show<ConversationCounts>(client, counts);
    await figure.answer(none, "e:5");

    cache.apply(buildBatch(created(6, "a")));
    cache.apply(buildBatch(arrived(7)));
    cache.apply(buildBatch(created(8, "b")));
    cache.apply(buildBatch(arrived(9)));

    expect(figure.answered()?.data).toMatchObject({ unassigned: 2, open: 2 });
  });

  test("an answer older than what is kept of the feed is asked for again", async () => {
    const { client, cache } = open();
    const list = show<Invitation[]>(client, invitations);

    cache.stand("e:9", "first");
    list.fetches[0]?.resolve({ data: [], asOf: "e:7" });
    await vi.waitFor(() => expect(list.fetches).toHaveLength(2));
    await list.answer([invitation("a")], "e:9");

    expect(list.answered()?.data).toEqual([invitation("a")]);
  });

  test("where the feed first stands, only older answers are asked for again", async () => {
    const { client, cache } = open();
    const old = show<Invitation[]>(client, invitations);
    const young = show<ConversationCounts>(client, counts);
    await old.answer([], "e:7");
    await young.answer(none, "e:9");

    cache.stand("e:9", "first");
    await old.answer([invitation("a")], "e:9");

    expect(old.fetches).toHaveLength(2);
    expect(young.fetches).toHaveLength(1);
  });

  test("after a reset everything is asked for again, and no event is applied to what it replaces", async () => {
    const { client, cache } = open();
    cache.stand("e:5", "first");
    const list = show<Invitation[]>(client, invitations);
    await list.answer([invitation("a")], "e:5");

    cache.stand("f:3", "unknown_epoch");
    cache.apply({ from: "f:3", to: "f:4", events: [created(4, "b")] });
    expect(list.answered()?.data).toEqual([invitation("a")]);
    await list.answer([invitation("c")], "f:3");

    expect(list.answered()?.data).toEqual([invitation("b"), invitation("c")]);
  });

  test("an event that does not suffice costs one fetch", async () => {
    const { client, cache } = open();
    cache.stand("e:5", "first");
    const figure = show<ConversationCounts>(client, counts);
    await figure.answer({ ...none, unassigned: 1, open: 1 }, "e:5");

    cache.apply(buildBatch({ seq: 6, left: { type: "conversation", id: "c1" } }));
    cache.apply(buildBatch(arrived(7)));
    await figure.answer(none, "e:6");

    expect(figure.fetches).toHaveLength(2);
    expect(figure.answered()?.data).toMatchObject({ unassigned: 1, open: 1 });
  });

  test("a fetch that is cancelled puts back no data from before the events", async () => {
    const { client, cache } = open();
    cache.stand("e:5", "first");
    const list = show<Invitation[]>(client, invitations);
    await list.answer([], "e:5");
    list.observer.refetch().catch(() => {});
    cache.apply(buildBatch(created(6, "a")));

    await client.cancelQueries({ queryKey: invitations });

    expect(list.answered()?.data).toEqual([invitation("a")]);
  });

  test("a failed fetch of more does not stop what is there from following", async () => {
    const { client, cache } = open();
    cache.stand("e:5", "first");
    const list = show<Invitation[]>(client, invitations);
    await list.answer([], "e:5");
    list.observer.refetch().catch(() => {});
    list.fetches.at(-1)?.reject(errorWithCode("limited", "Too much."));
    await vi.waitFor(() => expect(list.observer.getCurrentResult().isError).toBe(true));

    cache.apply(buildBatch(created(6, "a")));

    expect(list.answered()?.data).toEqual([invitation("a")]);
  });

  test.each([
    ["[P11] found the desk unavailable", "unavailable"],
    ["[C24] was asked for by nobody who is signed in", "unauthenticated"],
  ] as const)("heals what is on the screen and %s", async (_why, code) => {
    const { client, cache } = open();
    cache.stand("e:5", "first");
    const list = show<Invitation[]>(client, invitations);
    const figure = show<ConversationCounts>(client, counts);
    list.fetches.at(-1)?.reject(errorWithCode(code, "Gone."));
    figure.fetches.at(-1)?.reject(errorWithCode("forbidden", "No."));
    await vi.waitFor(() => expect(figure.observer.getCurrentResult().isError).toBe(true));

    cache.heal();
    await list.answer([invitation("a")], "e:6");

    expect(list.answered()?.data).toEqual([invitation("a")]);
    expect(figure.fetches).toHaveLength(1);
  });

  test("tells the place of each answer, and not of its own patches", async () => {
    const { client, cache, onAnswer } = open();
    cache.stand("e:5", "first");
    const list = show<Invitation[]>(client, invitations);
    await list.answer([], "e:7");

    cache.apply(buildBatch(created(8, "a")));

    expect(onAnswer.mock.calls).toEqual([["e:7"]]);
  });

  test("unchanged answers keep their identity, so that nothing renders again", async () => {
    const { client, cache } = open();
    cache.stand("e:5", "first");
    const list = show<Invitation[]>(client, invitations);
    await list.answer([invitation("a")], "e:5");
    const before = list.answered();

    cache.apply(buildBatch(arrived(6)));

    expect(list.answered()).toBe(before);
  });

  test("rows keep their identity when others come before them", async () => {
    const { client, cache } = open();
    cache.stand("e:5", "first");
    const list = show<Invitation[]>(client, invitations);
    await list.answer([invitation("b"), invitation("c")], "e:5");
    const [b, c] = list.answered()?.data ?? [];

    cache.apply(buildBatch(created(6, "a")));

    expect(list.answered()?.data.slice(1)).toSatisfy((rows: Invitation[]) => rows[0] === b && rows[1] === c);
  });
});
