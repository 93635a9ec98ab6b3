import { afterAll, beforeAll, expect, it } from "vitest";
import { type Caller, type TestDesk, testDesk } from "../../testing/index.ts";

let desk: TestDesk;
let operator: Caller;

beforeAll(async () => {
  desk = await testDesk();
  operator = await desk.as("operator");
});
afterAll(() => desk[Symbol.asyncDispose]());

it("pages on from any message to the newest, and says where it reaches the end", async () => {
  const { conversationId, tgUserId } = await desk.build.inbound({ text: "Number 1" });
  for (let count = 2; count <= 7; count += 1) await desk.build.inbound({ tgUserId, text: `Number ${count}` });
  const after = (seq: number) =>
    operator.message.list.query({ conversationId, limit: 3, cursor: { after: seq } }).then(({ data }) => data);
  const seqsOf = ({ rows }: Awaited<ReturnType<typeof after>>) => rows.map(({ seq }) => seq);

  const [first, second, last] = [await after(0), await after(3), await after(6)];

  expect([first, second, last].map(seqsOf)).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
  expect([first, second, last].map(({ next, newer }) => [next, newer])).toEqual([
    [null, 3],
    [4, 6],
    [7, null],
  ]);
  const { data } = await operator.message.list.query({ conversationId, limit: 3, cursor: 4 });
  expect([seqsOf(data), data.newer]).toEqual([[1, 2, 3], 3]);
});
