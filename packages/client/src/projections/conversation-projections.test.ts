import {
  type Conversation,
  type ConversationChange,
  type ConversationView,
  type EventData,
  type EventKind,
  standingOf,
} from "@frontdesk/contract";
import { describe, expect, test } from "vitest";
import { at, buildConversation, buildEvent, buildMessage } from "../testing/events.ts";
import { applyEvent } from "./apply.ts";
import type { Viewer } from "./projection.ts";

const viewer = { memberId: "me", scope: "all" as const, teamIds: [] };
const me = { id: "me", name: "Me" };
const bob = { id: "bob", name: "Bob" };

const left = { seq: 9, left: { type: "conversation", id: "c1" } };

/** Every kind that tells a conversation in full. */
const moves = [
  "conversation.created",
  "conversation.taken",
  "conversation.released",
  "conversation.closed",
  "conversation.reopened",
  "conversation.snoozed",
  "conversation.woken",
  "conversation.spam_marked",
  "conversation.transferred",
  "message.received",
  "message.queued",
] as const satisfies EventKind[];

function move(kind: (typeof moves)[number], conversation: Conversation, was: Conversation | null = null) {
  const change: ConversationChange = { conversation, was: was && standingOf(was) };
  const message = buildMessage({ seq: conversation.lastSeq });
  return buildEvent(9, kind, { ...change, message } as EventData[typeof kind]);
}

describe("conversation.list", () => {
  const older = buildConversation({ id: "c0", lastMessageAt: at(1) });
  const shown = buildConversation({ id: "c1", lastMessageAt: at(2) });
  const newer = buildConversation({ id: "c2", lastMessageAt: at(3) });
  const page = { rows: [newer, shown, older], next: null };

  function apply(data: unknown, event: Parameters<typeof applyEvent>[1], input: object = {}) {
    return applyEvent(data, event, { path: "conversation.list", input: { view: "open", ...input }, viewer });
  }
  const idsOf = (data: unknown) => (data as typeof page).rows.map(({ id }) => id);

  test.each(moves)("%s puts the conversation where it now sorts", (kind) => {
    const moved = { ...shown, lastMessageAt: at(8), version: 2 };

    const next = apply(page, move(kind, moved, shown));

    expect(next).toEqual({ rows: [moved, newer, older], next: null });
    expect(apply(next, move(kind, moved, shown))).toEqual(next);
  });

  test.each(moves)("%s brings a conversation that was not there", (kind) => {
    const arrived = buildConversation({ id: "c9", lastMessageAt: at(2) });

    expect(idsOf(apply(page, move(kind, arrived)))).toEqual(["c2", "c9", "c1", "c0"]);
  });

  test("sorts conversations of one moment by id, the greater first", () => {
    const twin = buildConversation({ id: "c15", lastMessageAt: at(2) });

    expect(idsOf(apply(page, move("conversation.created", twin)))).toEqual(["c2", "c15", "c1", "c0"]);
  });

  test.each<[ConversationView, Partial<Conversation>, boolean]>([
    ["open", { state: "open", assignee: bob }, true],
    ["open", { state: "closed" }, false],
    ["open", { state: "spam" }, false],
    ["mine", { state: "open", assignee: me }, true],
    ["mine", { state: "open", assignee: bob }, false],
    ["mine", { state: "closed", assignee: me }, false],
    ["unassigned", { state: "new", assignee: null }, true],
    ["unassigned", { state: "open", assignee: me }, false],
    ["closed", { state: "closed" }, true],
    ["closed", { state: "open" }, false],
  ])("%s holds %o: %s", (view, change, belongs) => {
    const changed = { ...shown, ...change, version: 2 };

    const next = apply(page, move("conversation.taken", changed, shown), { view });

    expect(idsOf(next).includes("c1")).toBe(belongs);
  });

  test("keeps a row that is newer than the event", () => {
    const current = { rows: [{ ...shown, version: 5 }], next: null };

    expect(apply(current, move("conversation.closed", { ...shown, state: "closed", version: 4 }, shown))).toBe(current);
  });

  test("message.edited changes the row in place", () => {
    const edited = { ...shown, lastMessage: "Hello!", version: 2 };
    const event = buildEvent(9, "message.edited", { conversation: edited, message: buildMessage() });

    expect(apply(page, event)).toEqual({ rows: [newer, edited, older], next: null });
  });

  test("contact.changed and contact.reachability change the rows of that person", () => {
    const renamed = buildEvent(9, "contact.changed", {
      id: "anna",
      name: "Anya",
      username: "anya",
      language: "ru",
      avatar: "a1",
    });
    const blocked = buildEvent(9, "contact.reachability", {
      contactId: "anna",
      inboxId: "inbox",
      reachable: "blocked",
    });
    const elsewhere = buildEvent(9, "contact.reachability", {
      contactId: "anna",
      inboxId: "other",
      reachable: "kicked",
    });

    const next = apply(apply(page, renamed), blocked) as typeof page;

    expect(next.rows.map(({ contact }) => [contact.name, contact.avatar, contact.reachable])).toEqual(
      page.rows.map(() => ["Anya", "a1", "blocked"]),
    );
    expect(apply(page, elsewhere)).toBe(page);
  });

  test("a row that left the scope goes", () => {
    expect(idsOf(apply(page, left))).toEqual(["c2", "c0"]);
    expect(apply({ rows: [newer], next: null }, left)).toEqual({ rows: [newer], next: null });
  });

  test("a page keeps to the stretch it was fetched for", () => {
    const first = { rows: [newer, shown], next: { at: shown.lastMessageAt, id: shown.id } };
    const second = { rows: [older], next: null };
    const cursor = first.next;
    const moved = { ...older, lastMessageAt: at(8), version: 2 };
    const event = move("message.received", moved, older);
    const beneath = move("conversation.reopened", buildConversation({ id: "c00", lastMessageAt: at(0) }));

    expect(idsOf(apply(first, event))).toEqual(["c0", "c2", "c1"]);
    expect(idsOf(apply(second, event, { cursor }))).toEqual([]);
    expect(apply(first, beneath)).toBe(first);
    expect(idsOf(apply(second, beneath, { cursor }))).toEqual(["c0", "c00"]);
  });

  test("the last row of a page stays on it", () => {
    const first = { rows: [newer, shown], next: { at: shown.lastMessageAt, id: shown.id } };
    const taken = { ...shown, assignee: me, state: "open" as const, version: 2 };
    const event = move("conversation.taken", taken, shown);

    expect(idsOf(apply(first, event))).toEqual(["c2", "c1"]);
    expect(idsOf(apply({ rows: [older], next: null }, event, { cursor: first.next }))).toEqual(["c0"]);
  });

  test("rows that did not change keep their identity", () => {
    const next = apply(page, move("conversation.taken", { ...shown, version: 2 }, shown)) as typeof page;

    expect(next.rows[0]).toBe(newer);
    expect(next.rows[2]).toBe(older);
  });
});

describe("conversation.counts", () => {
  const counts = {
    mine: 1,
    unassigned: 2,
    waiting: 3,
    at_risk: 1,
    pending: 1,
    snoozed: 1,
    open: 5,
    closed: 7,
    spam: 1,
  };
  const waitingSince = null;
  const fresh = buildConversation({ waitingSince });
  const mine = buildConversation({ state: "open", assignee: me, waitingSince });
  const bobs = buildConversation({ state: "open", assignee: bob, waitingSince });
  const asleep = buildConversation({ state: "snoozed", assignee: me });
  const closed = buildConversation({ state: "closed", assignee: me });
  const apply = (event: Parameters<typeof applyEvent>[1], whose: Viewer = viewer) =>
    applyEvent(counts, event, { path: "conversation.counts", input: undefined, viewer: whose });

  test.each<[(typeof moves)[number], Conversation | null, Conversation, Partial<typeof counts>]>([
    ["conversation.created", null, fresh, { unassigned: 3, open: 6 }],
    ["conversation.taken", fresh, mine, { unassigned: 1, mine: 2 }],
    ["conversation.taken", fresh, bobs, { unassigned: 1 }],
    ["conversation.taken", bobs, mine, { mine: 2 }],
    ["conversation.released", mine, fresh, { unassigned: 3, mine: 0 }],
    ["conversation.closed", mine, closed, { mine: 0, open: 4, closed: 8 }],
    ["conversation.reopened", closed, mine, { mine: 2, open: 6, closed: 6 }],
    ["message.received", closed, mine, { mine: 2, open: 6, closed: 6 }],
    ["conversation.spam_marked", bobs, buildConversation({ state: "spam" }), { open: 4, spam: 2 }],
    ["message.received", mine, { ...mine, waitingSince: at(3) }, { waiting: 4 }],
    ["message.queued", mine, { ...mine, state: "pending" }, { pending: 2 }],
    ["conversation.snoozed", { ...mine, waitingSince: at(3) }, asleep, { mine: 0, open: 4, waiting: 2, snoozed: 2 }],
    ["conversation.woken", asleep, mine, { mine: 2, open: 6, snoozed: 0 }],
  ])("%s from %o to %o", (kind, was, conversation, moved) => {
    expect(apply(move(kind, conversation, was))).toEqual({ ...counts, ...moved });
  });

  test("stay the same object where nothing moved from view to view", () => {
    expect(apply(move("message.queued", { ...mine, version: 2 }, mine))).toBe(counts);
    expect(apply(buildEvent(9, "message.edited", { conversation: mine, message: buildMessage() }))).toBe(counts);
    expect(apply(buildEvent(9, "member.joined", { member: member("m1") }))).toBe(counts);
  });

  test("nothing is mine for a token", () => {
    expect(apply(move("conversation.taken", mine, fresh), { ...viewer, memberId: "token" })).toEqual({
      ...counts,
      unassigned: 1,
    });
  });

  test("can't follow who left the scope", () => {
    expect(apply(left)).toBe("refetch");
  });

  test("count what came into reach by this very change, however it stood before", () => {
    const elsewhere = { ...fresh, teamId: "other" };
    const team = { ...viewer, scope: "team" as const, teamIds: ["team"] };

    expect(apply(move("conversation.transferred", fresh, elsewhere))).toBe(counts);
    expect(apply(move("conversation.transferred", fresh, elsewhere), team)).toEqual({
      ...counts,
      unassigned: 3,
      open: 6,
    });
  });
});

describe("conversation.get", () => {
  const shown = buildConversation({ assignee: bob, version: 3 });
  const apply = (event: Parameters<typeof applyEvent>[1]) =>
    applyEvent(shown, event, { path: "conversation.get", input: { conversationId: "c1" }, viewer });

  test.each(moves)("%s replaces it", (kind) => {
    const changed = { ...shown, version: 4, lastMessage: "!" };

    expect(apply(move(kind, changed, shown))).toBe(changed);
    expect(apply(move(kind, { ...changed, version: 2 }, shown))).toBe(shown);
    expect(apply(move(kind, { ...changed, id: "c2" }, shown))).toBe(shown);
  });

  test("message.edited, contact.changed and member.changed change what it shows", () => {
    const changed = { ...shown, version: 4, lastMessage: "!" };

    expect(apply(buildEvent(9, "message.edited", { conversation: changed, message: buildMessage() }))).toBe(changed);
    expect(
      apply(
        buildEvent(9, "contact.changed", { id: "anna", name: "Anya", username: null, language: null, avatar: null }),
      ),
    ).toMatchObject({ contact: { name: "Anya", reachable: "yes", avatar: null } });
    expect(apply(buildEvent(9, "member.changed", { member: { ...member("bob"), name: "Robert" } }))).toMatchObject({
      assignee: { id: "bob", name: "Robert" },
    });
  });

  test("asks anew when it left the scope", () => {
    expect(apply(left)).toBe("refetch");
    expect(apply({ seq: 9, left: { type: "conversation", id: "c2" } })).toBe(shown);
  });
});

function member(id: string) {
  const role = { id: "r", name: "Operator", preset: "operator" as const };
  const working = { capacity: null, hours: null, skills: [], languages: [] };
  return { id, name: "Bob", email: "bob@example.org", role, status: "active" as const, ...working, version: 1 };
}
