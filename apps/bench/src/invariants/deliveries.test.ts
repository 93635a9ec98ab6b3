import { expect, test } from "vitest";
import { judgeDeliveries } from "./deliveries.ts";

const log = [1, 2, 3, 4, 5].map((seq) => ({ seq, isSecret: seq === 4 }));
const judge = (seqs: number[], hasLeft = false) =>
  judgeDeliveries([{ who: "Anna", from: 1, seqs, sees: ({ isSecret }) => !isSecret, hasLeft }], log);

test("[I6] finds nothing wrong with what was told once, in order, to whom it is for", () => {
  expect(judge([2, 3, 5])).toEqual({ deliveries: 3, lost: 0, doubled: 0, reordered: 0, foreign: 0, violations: [] });
  expect(judge([2], true).violations).toEqual([]);
});

test.each([
  ["lost", [2, 5], "P3: Anna: 1 lost: 3"],
  ["doubled", [2, 3, 3, 5], "I6: Anna: 1 doubled: 3"],
  ["reordered", [3, 2, 5], "I6: Anna: 1 reordered: 2"],
  ["foreign", [2, 3, 4, 5], "I6: Anna: 1 foreign: 4"],
  ["foreign", [1, 2, 3, 5], "I6: Anna: 1 foreign: 1"],
  ["foreign", [2, 3, 5, 6], "I6: Anna: 1 foreign: 6"],
] as const)("[P3, I6] finds what was %s: %j", (kind, seqs, sentence) => {
  const judgement = judge([...seqs]);

  expect(judgement[kind]).toBe(1);
  expect(judgement.violations).toEqual([sentence]);
});
