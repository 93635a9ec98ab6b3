import { type AssignmentPolicy, defaultAssignment } from "@frontdesk/contract";
import { describe, expect, test } from "vitest";
import type { Candidate } from "./candidate.queries.ts";
import { chooseMember, obstaclesOf } from "./choose-member.ts";
import type { Wanted } from "./waiting.queries.ts";

const now = new Date("2030-01-07T10:00:00Z");
const atNight = { timezone: "UTC", windows: [{ weekday: 1, from: 0, to: 360 }], holidays: [] };

const somebody = (id: string, given: Partial<Candidate> = {}): Candidate => ({
  ...{ id, name: id, isOnline: true, isSenior: false, load: 0, capacity: null, hours: null, skills: [], languages: [] },
  ...given,
});

interface Asked {
  policy?: Partial<AssignmentPolicy>;
  wanted?: Partial<Wanted>;
  lastGivenTo?: string | null;
}

function questionOf({ policy = {}, wanted = {}, lastGivenTo = null }: Asked) {
  return {
    policy: { inboxId: "i", ...defaultAssignment, mode: "round_robin" as const, ...policy },
    wanted: { language: null, needsSenior: false, lastHandlerId: null, gaveItAwayId: null, ...wanted },
    now,
    lastGivenTo,
  };
}

function chosen(candidates: Candidate[], asked: Asked = {}): string | null {
  const choice = chooseMember(candidates, questionOf(asked));
  return choice && `${choice.member.id} by ${choice.reason}`;
}

describe("[D-F5] who gets a conversation", () => {
  const [a, b, c] = [somebody("a", { load: 2 }), somebody("b", { load: 1 }), somebody("c", { load: 1 })];
  const leastLoaded = { policy: { mode: "least_loaded" as const } };

  test("is the next in turn, from the first again after the last", () => {
    expect(chosen([a, b, c])).toBe("a by round_robin");
    expect(chosen([a, b, c], { lastGivenTo: "a" })).toBe("b by round_robin");
    expect(chosen([a, b, c], { lastGivenTo: "c" })).toBe("a by round_robin");
    expect(chosen([a, c], { lastGivenTo: "b" })).toBe("c by round_robin");
  });

  test("or whoever has least, and of several the next in turn", () => {
    expect(chosen([a, b, c], leastLoaded)).toBe("b by least_loaded");
    expect(chosen([a, b, c], { ...leastLoaded, lastGivenTo: "b" })).toBe("c by least_loaded");
  });

  test("is whoever answered last, where the policy says so and they can", () => {
    const wanted = { lastHandlerId: "c" };

    expect(chosen([a, b, c], { wanted })).toBe("a by round_robin");
    expect(chosen([a, b, c], { wanted, policy: { prefersLastHandler: true } })).toBe("c by last_handler");
    expect(chosen([a, b, somebody("c", { isOnline: false })], { wanted, policy: { prefersLastHandler: true } })).toBe(
      "a by round_robin",
    );
  });

  test("speaks the language where somebody does who can take it, and else need not", () => {
    const asked = { wanted: { language: "ru" as const }, policy: { prefersLanguage: true } };
    const speaker = somebody("d", { languages: ["ru"] });

    expect(chosen([a, b, speaker], asked)).toBe("d by round_robin");
    expect(chosen([a, b, { ...speaker, isOnline: false }], asked)).toBe("a by round_robin");
    expect(chosen([a, b, speaker], { ...asked, policy: { prefersLanguage: false } })).toBe("a by round_robin");
  });

  test("is nobody where something stands against each", () => {
    expect(chosen([])).toBeNull();
    expect(chosen([somebody("a", { isOnline: false }), somebody("b", { capacity: 1, load: 1 })])).toBeNull();
  });
});

test("[D-F5] says all that stands against somebody", () => {
  const nobody = somebody("a", { isOnline: false, capacity: 2, load: 2, hours: atNight, skills: ["Cooking"] });
  const { lastGivenTo: _, ...question } = questionOf({
    policy: { skill: "billing" },
    wanted: { needsSenior: true, gaveItAwayId: "a" },
  });

  expect(obstaclesOf(nobody, question)).toEqual([
    ...["offline", "at_capacity", "outside_hours", "lacks_skill", "not_senior", "gave_it_away"],
  ]);
  expect(obstaclesOf(somebody("b", { isSenior: true, skills: ["Billing"], hours: null }), question)).toEqual([]);
  const around = { ...question, policy: { ...question.policy, respectsHours: false } };
  expect(obstaclesOf(somebody("b", { isSenior: true, skills: ["Billing"], hours: atNight }), around)).toEqual([]);
});
