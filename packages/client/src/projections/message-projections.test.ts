import type { Attachment, Message } from "@frontdesk/contract";
import { describe, expect, test } from "vitest";
import { buildConversation, buildEvent, buildMessage } from "../testing/events.ts";
import { applyEvent } from "./apply.ts";

const viewer = { memberId: "me", scope: "all" as const, teamIds: [] };
const conversation = buildConversation();
const photo: Attachment = {
  id: "p1",
  kind: "photo",
  name: null,
  mime: null,
  sizeBytes: null,
  width: 10,
  height: 10,
  durationSeconds: null,
  emoji: null,
  caption: null,
  hasPreview: false,
  state: "pending",
  failure: null,
};

describe("message.list", () => {
  const first = buildMessage({ seq: 1 });
  const second = buildMessage({ seq: 2, direction: "out", state: "queued", clientKey: "k2", attachments: [photo] });
  const page = { rows: [first, second], next: null };

  function apply(data: unknown, event: Parameters<typeof applyEvent>[1], input: object = {}) {
    return applyEvent(data, event, { path: "message.list", input: { conversationId: "c1", ...input }, viewer });
  }
  const arrival = (kind: "message.received" | "message.queued", message: Message) =>
    buildEvent(9, kind, { conversation, was: null, message });
  const seqsOf = (data: unknown) => (data as typeof page).rows.map(({ seq }) => seq);

  test.each(["message.received", "message.queued"] as const)("%s appends the message, once", (kind) => {
    const third = buildMessage({ seq: 3 });

    const next = apply(page, arrival(kind, third));

    expect(next).toEqual({ rows: [first, second, third], next: null });
    expect(apply(next, arrival(kind, third))).toEqual(next);
  });

  test("[P4] puts messages in the order of their numbers, however they arrive", () => {
    const late = apply(
      apply(page, arrival("message.received", buildMessage({ seq: 4 }))),
      arrival("message.queued", buildMessage({ seq: 3 })),
    );

    expect(seqsOf(late)).toEqual([1, 2, 3, 4]);
  });

  test("messages of another conversation change nothing", () => {
    expect(apply(page, arrival("message.received", buildMessage({ seq: 3, conversationId: "c2" })))).toBe(page);
  });

  test("a page keeps to the stretch it was fetched for", () => {
    const third = arrival("message.received", buildMessage({ seq: 3 }));

    const bounded = { ...page, newer: 2 };
    expect(apply(bounded, third)).toBe(bounded);
    expect(seqsOf(apply({ ...page, newer: 3 }, third))).toEqual([1, 2, 3]);
    expect(apply({ rows: [second], next: 2 }, arrival("message.received", first))).toEqual({ rows: [second], next: 2 });
  });

  test("message.edited replaces the message unless it is newer", () => {
    const edited = { ...first, text: "Hi", editedAt: first.createdAt, version: 2 };
    const event = buildEvent(9, "message.edited", { conversation, message: edited });
    const newer = { rows: [{ ...first, version: 3 }], next: null };

    expect(apply(page, event)).toEqual({ rows: [edited, second], next: null });
    expect(apply(newer, event)).toBe(newer);
  });

  test("message.progressed moves the state forward only", () => {
    const failed = buildEvent(9, "message.progressed", {
      id: second.id,
      conversationId: "c1",
      state: "failed",
      failure: "Forbidden: bot was blocked by the user",
      version: 4,
    });
    const sending = buildEvent(8, "message.progressed", {
      id: second.id,
      conversationId: "c1",
      state: "sending",
      failure: null,
      version: 3,
    });

    const next = apply(page, failed);

    expect(next).toMatchObject({ rows: [first, { state: "failed", version: 4 }] });
    expect(apply(next, sending)).toBe(next);
  });

  test.each(["deleting", "deleted"] as const)("message.progressed tells a deletion: %s", (state) => {
    const event = buildEvent(9, "message.progressed", {
      id: second.id,
      conversationId: "c1",
      state,
      failure: null,
      version: 2,
    });

    expect(apply(page, event)).toEqual({ rows: [first, { ...second, state, version: 2 }], next: null });
  });

  test("message.extended brings the album's other parts", () => {
    const extended = { ...second, attachments: [photo, { ...photo, id: "p2" }], version: 2 };
    const event = buildEvent(9, "message.extended", { conversation, message: extended, was: null });

    const next = apply(page, event);

    expect(next).toEqual({ rows: [first, extended], next: null });
    expect(apply(next, event)).toEqual(next);
  });

  test("message.reacted replaces the reactions, unless they are newer", () => {
    const reactions = [{ emoji: "👍", by: { kind: "contact" as const, id: "anna", name: "Anna" } }];
    const reacted = (version: number) =>
      buildEvent(9, "message.reacted", { id: first.id, conversationId: "c1", reactions, version });
    const newer = { rows: [{ ...first, version: 3 }], next: null };

    expect(apply(page, reacted(2))).toEqual({ rows: [{ ...first, reactions, version: 2 }, second], next: null });
    expect(apply(newer, reacted(2))).toBe(newer);
  });

  test("asks anew when what a message answers has changed, since events don't tell its beginning", () => {
    const reply = { messageId: first.id, authorName: "Anna", excerpt: "Hello", quote: null };
    const answering = { rows: [first, buildMessage({ seq: 3, reply })], next: null };
    const edited = buildEvent(9, "message.edited", { conversation, message: { ...first, text: "Hi", version: 2 } });
    const renamed = (name: string) =>
      buildEvent(9, "contact.changed", { id: "anna", name, username: null, language: null, avatar: null });

    expect(apply(answering, edited)).toBe("refetch");
    expect(apply(answering, renamed("Anya"))).toBe("refetch");
    expect(apply(answering, renamed("Anna"))).toBe(answering);
  });

  test("attachment.settled changes the one attachment", () => {
    const ready = { ...photo, state: "ready" as const, mime: "image/jpeg" };
    const event = buildEvent(9, "attachment.settled", {
      messageId: second.id,
      conversationId: "c1",
      attachment: ready,
    });

    expect(apply(page, event)).toMatchObject({ rows: [first, { attachments: [ready] }] });
    expect(apply({ rows: [first], next: null }, event)).toEqual({ rows: [first], next: null });
  });

  test("contact.changed and member.changed rename authors and who reacted", () => {
    const mine = buildMessage({
      seq: 3,
      author: { kind: "member", id: "me", name: "Me" },
      reactions: [{ emoji: "👍", by: { kind: "contact", id: "anna", name: "Anna" } }],
    });
    const role = { id: "r", name: "Operator", preset: "operator" as const };
    const working = { capacity: null, hours: null, skills: [], languages: [] };
    const member = {
      id: "me",
      name: "Mel",
      email: "me@example.org",
      role,
      status: "active" as const,
      ...working,
      version: 2,
    };

    const renamed = apply(
      apply({ rows: [first, mine], next: null }, buildEvent(9, "member.changed", { member })),
      buildEvent(9, "contact.changed", { id: "anna", name: "Anya", username: null, language: null, avatar: null }),
    );

    expect((renamed as typeof page).rows.map(({ author }) => author.name)).toEqual(["Anya", "Mel"]);
    expect((renamed as typeof page).rows[1]?.reactions[0]?.by.name).toBe("Anya");
  });

  test("other events leave the very same object", () => {
    expect(apply(page, buildEvent(9, "token.revoked", { id: "t" }))).toBe(page);
    expect(apply(page, buildEvent(9, "conversation.created", { conversation, was: null }))).toBe(page);
  });

  test("asks anew when the conversation left the scope", () => {
    expect(apply(page, { seq: 9, left: { type: "conversation", id: "c1" } })).toBe("refetch");
    expect(apply(page, { seq: 9, left: { type: "conversation", id: "c2" } })).toBe(page);
  });
});

describe("message.revisions", () => {
  const revisions = [{ revision: 1, text: "Helo", replacedAt: "2030-01-01T00:00:00.000Z" }];
  const edit = buildEvent(9, "message.edited", { conversation, message: buildMessage({ id: "m1" }) });
  const apply = (messageId: string) =>
    applyEvent(revisions, edit, { path: "message.revisions", input: { messageId }, viewer });

  test("asks anew after an edit of that message, which does not tell how it read before", () => {
    expect(apply("m1")).toBe("refetch");
    expect(apply("m2")).toBe(revisions);
  });
});
