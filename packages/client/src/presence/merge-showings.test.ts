import { presenceLimits } from "@frontdesk/contract";
import { expect, test } from "vitest";
import { mergeShowings } from "./merge-showings.ts";

const at = (conversationId: string, typing: "contact" | "colleagues" | null = null) => ({ conversationId, typing });

test("one tab that stirs is enough, and every conversation is looked at once, with the most that is typed there", () => {
  const merged = mergeShowings([
    { isActive: false, looking: [at("a"), at("b", "colleagues")] },
    { isActive: true, looking: [at("b", "contact"), at("a")] },
    { isActive: false, looking: [at("b")] },
  ]);

  expect(merged).toEqual({ isActive: true, looking: [at("a"), at("b", "contact")] });
});

test("no tab shows nobody", () => {
  expect(mergeShowings([])).toEqual({ isActive: false, looking: [] });
});

test("[P9] there are no more than the desk takes", () => {
  const looking = Array.from({ length: 40 }, (_, index) => at(`c${index}`));

  expect(mergeShowings([{ isActive: true, looking }]).looking).toHaveLength(presenceLimits.looking);
});
