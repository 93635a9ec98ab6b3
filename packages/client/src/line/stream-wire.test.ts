import type { FeedBatch } from "@frontdesk/contract";
import { expect, test, vi } from "vitest";
import { buildEvent } from "../testing/events.ts";
import { FetchEventSource } from "../testing/fetch-event-source.ts";
import { openSmallDesk } from "../testing/small-desk.ts";
import { openStreamWire } from "./stream-wire.ts";

test("a stream is renewed before the desk ends it: nothing is lost, doubled or said of it", async () => {
  const server = await openSmallDesk();
  const onLost = vi.fn();
  const EventSource = FetchEventSource as typeof globalThis.EventSource & typeof FetchEventSource;
  const wire = openStreamWire(
    { url: `${server.url}/trpc`, EventSource, renewMs: 60 },
    { onOpen() {}, onHeard() {}, onLost },
  );
  const batches: FeedBatch[] = [];
  const onEnd = vi.fn();
  const op = { id: 1, type: "subscription" as const, path: "feed.follow", context: {}, signal: null };
  const carried = wire.carry({ ...op, input: { cursor: "e:0" } }).subscribe({
    next({ result }) {
      if ("id" in result) batches.push((result.data as { data: FeedBatch }).data);
    },
    error: onEnd,
    complete: onEnd,
  });

  for (let seq = 1; seq <= 5; seq += 1) {
    const renewed = server.asked.length;
    server.say(buildEvent(seq, "invitation.closed", { id: `i${seq}` }));
    await vi.waitFor(() => expect(server.asked.length).toBeGreaterThan(renewed), 10_000);
  }
  await vi.waitFor(() => expect(batches.at(-1)?.to).toBe("e:5"), 10_000);

  expect(batches.flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual([1, 2, 3, 4, 5]);
  for (const [index, { from }] of batches.entries()) expect(from).toBe(batches[index - 1]?.to ?? "e:0");
  expect(onLost).not.toHaveBeenCalled();
  expect(onEnd).not.toHaveBeenCalled();
  carried.unsubscribe();
  await server.stop();
});
