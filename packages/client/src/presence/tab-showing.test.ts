import { presenceLimits, type Showing } from "@frontdesk/contract";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { TabShowing } from "./tab-showing.ts";

let told: Showing[];
let tab: TabShowing;
beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  tab = new TabShowing((showing) => told.push(showing));
});
afterEach(() => {
  tab.close();
  vi.useRealTimers();
});

const at = (typing: "contact" | "colleagues" | null = null) => ({
  isActive: true,
  looking: [{ conversationId: "a", typing }],
});

test("[C5] typing is told at the first key, again before the desk gives it up, and ends three seconds after the last", () => {
  tab.look("a");
  for (let key = 0; key < 40; key += 1) {
    tab.type("a", "contact");
    vi.advanceTimersByTime(200);
  }

  const typed = told.filter(({ looking }) => looking[0]?.typing === "contact");
  expect(typed).toHaveLength(3);
  expect(3_000).toBeLessThan(presenceLimits.typingMs);
  vi.advanceTimersByTime(2_799);
  expect(told.at(-1)).toEqual(at("contact"));
  vi.advanceTimersByTime(1);
  expect(told.at(-1)).toEqual(at());
});

test("[C5] what was sent is not typed any more, and a note is typed for colleagues", () => {
  tab.look("a");
  tab.type("a", "contact");
  tab.type("a", "colleagues");
  tab.stopTyping("a");

  expect(told).toEqual([at(), at("contact"), at("colleagues"), at()]);
});

test("a conversation is looked at while any part of the page has it open, and the page is before the reader", () => {
  const [first, second] = [tab.look("a"), tab.look("a")];
  first();
  expect(tab.current()).toEqual(at());

  tab.turn(false);
  expect(tab.current().looking).toEqual([]);
  tab.turn(true);
  expect(told.at(-1)).toEqual(at());
  second();
  expect(told.at(-1)?.looking).toEqual([]);
});

test("[D3] who touches nothing for five minutes does not stir, until they do", () => {
  vi.advanceTimersByTime(4 * 60_000);
  tab.stir();
  vi.advanceTimersByTime(5 * 60_000 - 1);
  expect(tab.current().isActive).toBe(true);

  vi.advanceTimersByTime(1);
  expect(told.at(-1)?.isActive).toBe(false);
  tab.stir();
  expect(told.at(-1)?.isActive).toBe(true);
});
