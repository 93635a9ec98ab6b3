import { type Message, messageLimits } from "@frontdesk/contract";
import { expect, it } from "vitest";
import { deletableOf } from "./deletable.ts";

const at = Date.parse("2026-03-02T10:00:00Z");
const sent: Pick<Message, "direction" | "state" | "createdAt"> = {
  direction: "out",
  state: "sent",
  createdAt: new Date(at).toISOString(),
};

it("[T9] lets what was sent be deleted for 48 hours", () => {
  expect(deletableOf(sent, at + messageLimits.deletableMs - 1)).toBe("yes");
  expect(deletableOf(sent, at + messageLimits.deletableMs)).toBe("too_old");
});

it.each([
  { direction: "in", state: "received" },
  { direction: "out", state: "failed" },
  { direction: "out", state: "deleted" },
] as const)("offers no deletion of %o", (message) => {
  expect(deletableOf({ ...sent, ...message }, at)).toBe("no");
});
