import type { Draft } from "@frontdesk/contract";
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { errorWithCode } from "../desk-error.ts";
import { DraftKeeper, keyOf } from "./draft-keeper.ts";
import { openDraftStore } from "./draft-store.ts";
import { mergeDrafts } from "./merge-drafts.ts";

let atDesk: Draft;
let isAway: boolean;
/** The desk has it, and its answer does not come. */
let losesAnswers: boolean;
let keepers: DraftKeeper[];

beforeEach(() => {
  vi.stubGlobal("IDBKeyRange", IDBKeyRange);
  atDesk = { kind: "reply", text: "", answered: null, version: 0 };
  isAway = false;
  losesAnswers = false;
  keepers = [];
});
afterEach(() => {
  for (const keeper of keepers) keeper.close();
  vi.unstubAllGlobals();
});

function sitDown(device = new IDBFactory()): DraftKeeper {
  const keeper = new DraftKeeper({
    store: openDraftStore("hostel:me", device),
    async save({ text, version }) {
      if (isAway) throw errorWithCode("unavailable", "away");
      if (version !== atDesk.version) throw errorWithCode("conflict", "stale", "stale_version");
      atDesk = { ...atDesk, text, version: version + 1 };
      if (losesAnswers) throw errorWithCode("unavailable", "lost");
      return atDesk;
    },
    fetch: async () => [atDesk],
    onSaved: () => {},
    delayMs: 0,
  });
  keepers.push(keeper);
  return keeper;
}

const textOf = (keeper: DraftKeeper) => keeper.all().get(keyOf({ conversationId: "c1", kind: "reply" }))?.text ?? "";

test("hands what is written to the desk, and another device has it", async () => {
  const phone = sitDown();
  phone.write("c1", "reply", { text: "Good mor" });
  phone.write("c1", "reply", { text: "Good morning" });
  await vi.waitFor(() => expect(atDesk.text).toBe("Good morning"));

  const laptop = sitDown();
  await laptop.receive("c1", [atDesk]);

  expect(textOf(laptop)).toBe("Good morning");
});

test("keeps what is written while the desk is away, across the page's end, until it can be handed over", async () => {
  isAway = true;
  const device = new IDBFactory();
  const before = sitDown(device);
  before.write("c1", "reply", { text: "Written on a train" });
  await vi.waitFor(async () => expect(await openDraftStore("hostel:me", device).load()).toHaveLength(1));
  before.close();

  const after = sitDown(device);
  await vi.waitFor(() => expect(textOf(after)).toBe("Written on a train"));
  isAway = false;
  after.flush();

  await vi.waitFor(() => expect(atDesk.text).toBe("Written on a train"));
});

test("does not bring back what was sent, however late the desk learns of it", async () => {
  const keeper = sitDown();
  keeper.write("c1", "reply", { text: "On its way" });
  await vi.waitFor(() => expect(atDesk.version).toBe(1));

  keeper.end("c1", "reply");
  await keeper.receive("c1", [atDesk]);
  expect(textOf(keeper)).toBe("");

  atDesk = { ...atDesk, text: "", version: 2 };
  await keeper.receive("c1", [atDesk]);
  keeper.write("c1", "reply", { text: "The next" });
  await vi.waitFor(() => expect(atDesk).toMatchObject({ text: "The next", version: 3 }));
});

test("does not bring back what was deleted after an answer got lost", async () => {
  const keeper = sitDown();
  losesAnswers = true;
  keeper.write("c1", "reply", { text: "Too much" });
  await vi.waitFor(() => expect(atDesk.version).toBe(1));

  losesAnswers = false;
  keeper.write("c1", "reply", { text: "Too" });

  await vi.waitFor(() => expect(atDesk.text).toBe("Too"));
});

test("loses neither of two texts that were written apart", async () => {
  const keeper = sitDown();
  await keeper.receive("c1", []);
  atDesk = { ...atDesk, text: "From the phone", version: 4 };

  keeper.write("c1", "reply", { text: "From the laptop" });

  await vi.waitFor(() => expect(atDesk.text).toBe("From the laptop\n\nFrom the phone"));
  expect(textOf(keeper)).toBe(atDesk.text);
});

test("[P7] keeps the drafts of whoever else signs in here apart", async () => {
  const device = new IDBFactory();
  sitDown(device).write("c1", "reply", { text: "Mine" });
  await vi.waitFor(async () => expect(await openDraftStore("hostel:me", device).load()).toHaveLength(1));

  expect(await openDraftStore("hostel:other", device).load()).toEqual([]);
});

test("merges a text with one that goes on from it into the longer one", () => {
  expect(mergeDrafts("Good", "Good morning")).toBe("Good morning");
  expect(mergeDrafts("Good morning", "Good")).toBe("Good morning");
  expect(mergeDrafts("", "Good")).toBe("Good");
  expect(mergeDrafts("Good", " ")).toBe("Good");
});
