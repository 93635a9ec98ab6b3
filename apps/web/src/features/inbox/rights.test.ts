import type { Conversation } from "@frontdesk/contract";
import { expect, it } from "vitest";
import { obstacleTo } from "./composer/composer-obstacle.ts";
import { movesOf } from "./conversation-moves.ts";

const anna = { id: "anna", name: "Anna" };
const operator = { memberId: "me", mayHandle: true, mayOverride: false };

function conversation(patch: Partial<Conversation>): Conversation {
  return {
    id: "c",
    number: 1,
    state: "open",
    inbox: { id: "i", name: "Telegram" },
    teamId: "t",
    contact: {
      id: "p",
      kind: "person",
      name: "Pavel",
      username: null,
      language: null,
      reachable: "yes",
      avatar: null,
      isVerified: false,
      isBlocked: false,
    },
    assignee: null,
    priority: "normal",
    tagIds: [],
    handledBy: "none",
    escalation: null,
    snoozedUntil: null,
    lastSeq: 1,
    lastMessage: "",
    lastMessageDirection: "in",
    lastMessageAt: "2026-03-02T10:00:00Z",
    waitingSince: null,
    sla: null,
    closedAt: null,
    rating: null,
    createdAt: "2026-03-02T10:00:00Z",
    version: 1,
    ...patch,
  };
}

function offered(patch: Partial<Conversation>, mover = operator) {
  return Object.entries(movesOf(conversation(patch), mover)).flatMap(([move, isOffered]) => (isOffered ? [move] : []));
}

it("offers each state and holder its moves", () => {
  const live = ["transfer", "escalate", "snooze", "await", "sort", "close", "markSpam"];
  expect(offered({})).toEqual(["take", ...live]);
  expect(offered({ assignee: { id: "me", name: "Me" } })).toEqual(["release", ...live]);
  expect(offered({ assignee: anna })).toEqual([]);
  expect(offered({ assignee: anna }, { ...operator, mayOverride: true })).toEqual(["takeOver", ...live]);
  expect(offered({ state: "snoozed" })).toContain("wake");
  expect(offered({ state: "pending" })).not.toContain("await");
  expect(offered({ state: "closed" })).toEqual(["sort", "reopen", "markSpam"]);
  expect(offered({ state: "spam" })).toEqual(["sort", "clearSpam"]);
  expect(offered({}, { ...operator, mayHandle: false })).toEqual([]);
});

it("names the obstacle to mend first", () => {
  const contact = { ...conversation({}).contact, reachable: "blocked" as const };
  expect(obstacleTo(conversation({}), operator)).toBeNull();
  expect(obstacleTo(conversation({ assignee: anna }), operator)).toBe("taken");
  expect(obstacleTo(conversation({ assignee: anna, contact }), operator)).toBe("blocked");
  expect(obstacleTo(conversation({ state: "closed", contact }), operator)).toBe("closed");
  expect(obstacleTo(conversation({}), { ...operator, mayHandle: false })).toBe("readOnly");
});
