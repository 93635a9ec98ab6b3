import type { Reaction } from "@frontdesk/contract";
import { expect, it } from "vitest";
import { asOffered, groupReactions } from "./reaction-groups.ts";

const by = (kind: Reaction["by"]["kind"], name: string) => ({ kind, id: name, name });

it("gathers who put which emoji, and knows the desk's own", () => {
  const groups = groupReactions([
    { emoji: "👍", by: by("contact", "Anna") },
    { emoji: "🔥", by: by("contact", "Anna") },
    { emoji: "👍", by: by("member", "Boris") },
  ]);

  expect(groups).toEqual([
    { emoji: "👍", names: ["Anna", "Boris"], isOurs: true },
    { emoji: "🔥", names: ["Anna"], isOurs: false },
  ]);
});

it("offers what Telegram takes from bots, and nothing else", () => {
  expect(asOffered("👍")).toBe("👍");
  expect(asOffered("custom:5368324170671202286")).toBeNull();
});
