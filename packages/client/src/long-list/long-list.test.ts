import type { Conversation, ConversationFilter } from "@frontdesk/contract";
import { expect, onTestFinished, test } from "vitest";
import { FeedCache } from "../feed/feed-cache.ts";
import { createQueryClient } from "../feed/query-client.ts";
import { type ConversationKey, orderIn } from "../projections/conversation-list.ts";
import { at, buildBatch, buildConversation, buildEvent } from "../testing/events.ts";
import { LongList } from "./long-list.ts";

const pageSize = 50;
const order = orderIn("open", null as Partial<ConversationFilter> | null);
/** The machine may be busy: what is waited for comes by itself. */
const patience = { timeout: 10_000 };
const idOf = (nth: number) => `c${String(nth).padStart(5, "0")}`;

/** A desk with so many open conversations, the latest first, and a screen that lists them. */
function openQueue(count: number) {
  const desk = new Map<string, Conversation>();
  let known: Conversation[] | null = null;
  for (let nth = 0; nth < count; nth += 1) put({ id: idOf(nth), lastMessageAt: at(count - nth) });
  let seq = 5;
  let fails = false;
  const asked: (string | null)[] = [];

  function put(given: Partial<Conversation> & { id: string }) {
    const before = desk.get(given.id);
    const version = (before?.version ?? 0) + 1;
    const after = buildConversation({ ...before, state: "open", ...given, version });
    desk.set(given.id, after);
    known = null;
    return after;
  }
  function sorted() {
    known ??= [...desk.values()].sort((one, other) => order.compare(order.keyOf(one), order.keyOf(other)));
    return known;
  }
  function page(from: ConversationKey | null) {
    const after = sorted().filter((row) => !from || order.compare(from, order.keyOf(row)) < 0);
    const rows = after.slice(0, pageSize);
    const last = rows.at(-1);
    return { rows, next: after.length > pageSize && last ? order.keyOf(last) : null };
  }

  const client = createQueryClient();
  const cache = new FeedCache(client, { viewer: { memberId: "me", scope: "all", teamIds: [] } });
  cache.stand("e:5", "first");
  const list = new LongList<Conversation, ConversationKey>({
    ...{ client, ...order, pageSize },
    queryOf: (from) => ({
      queryKey: [["conversation", "list"], { input: { view: "open", ...(from && { cursor: from }) }, type: "query" }],
      queryFn: async () => {
        asked.push(from?.id ?? null);
        if (fails) throw new Error("out of order");
        return { data: page(from), asOf: `e:${seq}` };
      },
      gcTime: 0,
    }),
  });
  const unwatch = list.watch(() => {});
  onTestFinished(() => {
    unwatch();
    cache.close();
  });

  const ids = () => list.listed().rows.map((row) => row?.id ?? null);
  const held = () => ids().filter((id) => id !== null).length;
  /** Goes to a row, as somebody does who scrolls there. */
  const scrollTo = async (first: number) => {
    const seen = { first, end: first + 10 };
    list.look(seen);
    await expect.poll(() => ids().slice(first, seen.end), patience).not.toContain(null);
    await expect
      .poll(() => list.listed().rows.length, patience)
      .toBeGreaterThanOrEqual(Math.min(first + 10, desk.size));
  };
  const scrollThrough = async () => {
    for (let first = 0; list.listed().hasMore || first < ids().length; first += 20) await scrollTo(first);
  };
  const tell = (given: Partial<Conversation> & { id: string }) => {
    const conversation = put(given);
    seq += 1;
    cache.apply(buildBatch(buildEvent(seq, "conversation.revised", { conversation, was: null })));
  };
  return {
    ...{ list, cache, client, asked, ids, held, scrollTo, scrollThrough, tell },
    fresh: () => sorted().map(({ id }) => id),
    fail: (isBroken: boolean) => {
      fails = isBroken;
    },
  };
}

test("of a list that was read to its end, only what is around the place that is looked at is held", async () => {
  const queue = openQueue(600);

  await queue.scrollThrough();
  expect(queue.ids()).toHaveLength(600);
  expect(queue.held()).toBeLessThan(450);
  expect(queue.ids().slice(0, pageSize)).toEqual(queue.fresh().slice(0, pageSize));
  await expect.poll(() => queue.client.getQueryCache().getAll().length, patience).toBeLessThan(10);

  queue.asked.length = 0;
  await queue.scrollTo(250);
  expect(queue.ids().slice(250, 260)).toEqual(queue.fresh().slice(250, 260));
  expect(queue.asked.length).toBeLessThan(5);
});

test("[I5] what moves, leaves and grows while it is let go is right as soon as it is looked at again", async () => {
  const queue = openQueue(600);
  await queue.scrollThrough();

  for (let nth = 100; nth < 160; nth += 1) queue.tell({ id: idOf(nth), lastMessageAt: at(10_000 + nth) });
  for (let nth = 200; nth < 260; nth += 1) queue.tell({ id: idOf(nth), state: "closed" });
  await queue.scrollTo(0);

  const open = queue.fresh().filter((id) => !(id >= idOf(200) && id < idOf(260)));
  expect(queue.ids().slice(0, 60)).toEqual(open.slice(0, 60));
});

test("[I5] a page that takes in too much is cut in two, and goes on following the feed", async () => {
  const queue = openQueue(200);
  await queue.scrollTo(0);

  for (let nth = 0; nth < 120; nth += 1) queue.tell({ id: `new${nth}`, lastMessageAt: at(20_000 + nth) });
  await expect.poll(() => queue.ids().slice(0, 10), patience).toEqual(queue.fresh().slice(0, 10));
  const first = queue.client.getQueryData<{ data: { rows: unknown[] } }>([
    ["conversation", "list"],
    { input: { view: "open" }, type: "query" },
  ]);
  expect(first?.data.rows.length).toBeLessThan(2 * pageSize);

  await queue.scrollThrough();
  await queue.scrollTo(0);
  await queue.scrollTo(100);
  expect(queue.ids().slice(100, 110)).toEqual(queue.fresh().slice(100, 110));
});

test("after a reset pages join on to each other again, and the place that is looked at stays", async () => {
  const queue = openQueue(400);
  await queue.scrollThrough();
  await queue.scrollTo(200);

  queue.cache.stand("f:9", "unknown_epoch");

  await expect.poll(() => queue.ids().slice(200, 210), patience).toEqual(queue.fresh().slice(200, 210));
  expect(new Set(queue.ids().filter((id) => id !== null)).size).toBe(queue.held());
});

test("what was chosen stays at hand wherever one scrolls, and a range is read where it was let go", async () => {
  const queue = openQueue(600);
  await queue.scrollThrough();
  expect(queue.ids()[100]).toBeNull();

  const rows = await queue.list.read({ first: 60, end: 140 });
  expect(rows.map(({ id }) => id)).toEqual(queue.fresh().slice(60, 140));
  queue.list.keep(new Set([idOf(100)]));
  await queue.scrollTo(0);
  await queue.scrollTo(550);

  expect(queue.ids()[100]).toBe(idOf(100));
  expect(queue.ids()[250]).toBeNull();
});

test("[D20] a page that can't be had says so, and is read when it is tried again", async () => {
  const queue = openQueue(200);
  await queue.scrollTo(0);
  queue.fail(true);
  queue.list.look({ first: 40, end: 50 });
  await expect.poll(() => queue.list.listed().error, patience).toBeInstanceOf(Error);

  queue.fail(false);
  queue.list.retry();

  await expect.poll(() => queue.list.listed().error, patience).toBeNull();
  expect(queue.ids().slice(0, 60)).toEqual(queue.fresh().slice(0, 60));
});
