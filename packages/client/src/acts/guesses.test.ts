import type { Conversation } from "@frontdesk/contract";
import { expect, test, vi } from "vitest";
import { buildConversation } from "../testing/events.ts";
import { type Guess, guessAct, guessBulk } from "./guess-act.ts";
import { Guesses } from "./guesses.ts";

const actor = { memberId: "me", name: "Olga", now: new Date(0), mayOverride: false, nameOf: () => null };
const guess = (name: string, input: object = {}) => guessAct(name, input, actor) as Guess;
const known = buildConversation({ id: "c", state: "open", assignee: null, priority: "normal", version: 3 });

/** Guesses about one conversation, and how it is shown last. */
function open() {
  const show = vi.fn<(conversation: Conversation) => void>();
  return { guesses: new Guesses(show), shown: () => show.mock.lastCall?.[0] };
}

test("an act shows at once, under the version that the desk told last, and its answer takes its place", () => {
  const { guesses, shown } = open();
  const act = {};

  guesses.ask(act, known, guess("close"));
  expect(shown()).toMatchObject({ state: "closed", version: 3 });

  const answered = { ...known, state: "closed" as const, version: 4 };
  guesses.settle(act, "c", answered);
  expect(shown()).toBe(answered);
});

test("a refusal puts back what the desk told last, or what it tells with the refusal", () => {
  const { guesses, shown } = open();
  const [first, second] = [{}, {}];

  guesses.ask(first, known, guess("close"));
  guesses.settle(first, "c", null);
  expect(shown()).toBe(known);

  guesses.ask(second, known, guess("take"));
  const theirs = { ...known, assignee: { id: "other", name: "Boris" }, version: 4 };
  guesses.settle(second, "c", theirs);
  expect(shown()).toBe(theirs);
});

test("of several acts under way each is answered for itself", () => {
  const { guesses, shown } = open();
  const [first, second] = [{}, {}];

  guesses.ask(first, known, guess("prioritise", { priority: "high" }));
  guesses.ask(second, known, guess("tag", { add: ["t"] }));
  expect(shown()).toMatchObject({ priority: "high", tagIds: ["t"] });

  guesses.settle(first, "c", null);
  expect(shown()).toMatchObject({ priority: "normal", tagIds: ["t"] });
  guesses.settle(second, "c", { ...known, tagIds: ["t"], version: 4 });
  expect(shown()).toMatchObject({ priority: "normal", tagIds: ["t"], version: 4 });
});

test("what the feed tells meanwhile shows below the guess, and stays where the act is refused", () => {
  const { guesses, shown } = open();
  const act = {};
  guesses.ask(act, known, guess("prioritise", { priority: "high" }));

  guesses.tell({ ...known, lastMessage: "One more thing", version: 4 });
  expect(shown()).toMatchObject({ priority: "high", lastMessage: "One more thing", version: 4 });
  guesses.tell({ ...known, version: 2 });
  guesses.settle(act, "c", null);

  expect(shown()).toMatchObject({ priority: "normal", lastMessage: "One more thing", version: 4 });
});

test("a colleague who was faster is shown as soon as the feed tells, before the refusal comes", () => {
  const { guesses, shown } = open();
  guesses.ask({}, known, guess("take"));
  expect(shown()).toMatchObject({ assignee: { id: "me" } });

  const theirs = { ...known, assignee: { id: "other", name: "Boris" }, version: 4 };
  guesses.tell(theirs);

  expect(shown()).toEqual(theirs);
});

test("an act that nobody can tell beforehand shows once it is answered", () => {
  const { guesses, shown } = open();

  expect(guessAct("undo", {}, actor)).toBeNull();
  expect(guessAct("transfer", { to: { kind: "member", id: "somebody unknown" } }, actor)).toBeNull();
  expect(guessAct("constructor", {}, actor)).toBeNull();
  const answered = { ...known, version: 4 };
  guesses.settle({}, "c", answered);
  expect(shown()).toBe(answered);
});

test("what was done without telling how it stands is not done twice to what was told meanwhile", () => {
  const { guesses, shown } = open();
  const act = {};
  guesses.ask(act, known, guess("close"));
  const told = { ...known, state: "closed" as const, closedAt: "as the desk says", version: 4 };

  guesses.tell(told);
  guesses.keep(act, "c");

  expect(shown()).toEqual(told);
});

test("of one act on many, what a colleague has stays as it is, but for those who may override", () => {
  const theirs = { ...known, assignee: { id: "other", name: "Boris" } };

  expect(guessBulk({ name: "close" }, actor)?.(theirs)).toBe(theirs);
  expect(guessBulk({ name: "close" }, { ...actor, mayOverride: true })?.(theirs)).toMatchObject({ state: "closed" });
});
