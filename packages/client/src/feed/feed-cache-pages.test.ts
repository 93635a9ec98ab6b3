import type { Answer, Message } from "@frontdesk/contract";
import { InfiniteQueryObserver } from "@tanstack/react-query";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { buildBatch, buildConversation, buildEvent, buildMessage } from "../testing/events.ts";
import { FeedCache } from "./feed-cache.ts";
import { createQueryClient } from "./query-client.ts";

const thread = [["message", "list"], { input: { conversationId: "c1" }, type: "infinite" }];

describe("FeedCache, page by page", () => {
  type Page = { rows: Message[]; next: number | null };

  async function openThread() {
    const client = createQueryClient();
    const cache = new FeedCache(client, { viewer: { memberId: "me", scope: "all", teamIds: [] } });
    onTestFinished(() => cache.close());
    cache.stand("e:5", "first");
    const pages = new Map<unknown, PromiseWithResolvers<Answer<Page>>>([
      [null, Promise.withResolvers()],
      [3, Promise.withResolvers()],
    ]);
    const observer = new InfiniteQueryObserver(client, {
      queryKey: thread,
      queryFn: ({ pageParam }) => pages.get(pageParam)?.promise ?? Promise.reject(new Error("no such page")),
      initialPageParam: null as number | null,
      getNextPageParam: (page: Answer<Page>) => page.data.next,
    });
    onTestFinished(observer.subscribe(() => {}));
    const answer = (cursor: number | null, data: Page, asOf: string) => pages.get(cursor)?.resolve({ data, asOf });
    const rows = () => observer.getCurrentResult().data?.pages.map((page) => page.data.rows.map(({ text }) => text));
    answer(null, { rows: [say(3), say(4)], next: 3 }, "e:5");
    await vi.waitFor(() => expect(rows()).toEqual([["3", "4"]]));
    return { cache, observer, answer, rows };
  }

  const say = (seq: number, text = String(seq), version = 1) => buildMessage({ seq, text, version });
  const said = (eventSeq: number, message: Message) =>
    buildEvent(eventSeq, "message.received", { conversation: buildConversation(), was: null, message });
  const edited = (eventSeq: number, message: Message) =>
    buildEvent(eventSeq, "message.edited", { conversation: buildConversation(), message });

  test("a new message comes to the newest page", async () => {
    const { cache, rows } = await openThread();

    cache.apply(buildBatch(said(6, say(5))));

    expect(rows()).toEqual([["3", "4", "5"]]);
  });

  test("an older page that arrives late gets the edit that came before it; the newest page is left as it is", async () => {
    const { cache, rows, observer, answer } = await openThread();
    const more = observer.fetchNextPage();

    cache.apply(buildBatch(said(6, say(5)), edited(7, say(2, "2 edited", 2))));
    answer(3, { rows: [say(1), say(2)], next: null }, "e:6");
    await more;

    expect(rows()).toEqual([
      ["3", "4", "5"],
      ["1", "2 edited"],
    ]);
  });

  test("shows an answered message at once, and its event does not double it", async () => {
    const { cache, rows } = await openThread();
    const sent = say(5);

    cache.absorb(sent);
    expect(rows()).toEqual([["3", "4", "5"]]);
    cache.apply(buildBatch(said(6, sent)));

    expect(rows()).toEqual([["3", "4", "5"]]);
  });
});
