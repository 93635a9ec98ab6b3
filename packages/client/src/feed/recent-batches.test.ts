import { expect, test } from "vitest";
import { buildBatch, buildEvent } from "../testing/events.ts";
import { RecentBatches } from "./recent-batches.ts";

const closing = (seq: number) => buildEvent(seq, "invitation.closed", { id: `i${seq}` });

test("hands out what came after an event, from the batch it falls into", () => {
  const recent = new RecentBatches({ epoch: "e", seq: 4 });
  const one = buildBatch(closing(5), closing(6));
  const two = buildBatch(closing(7));
  recent.add(one);
  recent.add(two);

  expect(recent.seq).toBe(7);
  expect(recent.after(4)).toEqual([one, two]);
  expect(recent.after(5)).toEqual([one, two]);
  expect(recent.after(6)).toEqual([two]);
  expect(recent.after(7)).toEqual([]);
  expect(recent.after(99)).toEqual([]);
});

test("says when it does not reach back that far", () => {
  const recent = new RecentBatches({ epoch: "e", seq: 4 });

  expect(recent.after(3)).toBeNull();
  expect(recent.after(4)).toEqual([]);
});

test("forgets the oldest beyond its number of events, and batches that only moved the cursor too", () => {
  const recent = new RecentBatches({ epoch: "e", seq: 0 }, { events: 2 });
  for (const seq of [1, 2, 3]) recent.add(buildBatch(closing(seq)));

  expect(recent.after(0)).toBeNull();
  expect(recent.after(1)).toHaveLength(2);

  for (const seq of [4, 5, 6]) recent.add({ from: `e:${seq - 1}`, to: `e:${seq}`, events: [] });

  expect(recent.after(3)).toBeNull();
  expect(recent.seq).toBe(6);
});
