import { describe, expect, test } from "vitest";
import { at, buildMessage } from "../testing/events.ts";
import { type Outgoing, plainText } from "./outgoing.ts";
import { showOutgoing } from "./show-outgoing.ts";

describe("showOutgoing", () => {
  const author = { kind: "member" as const, id: "me", name: "Me" };
  const outgoing = (key: string): Outgoing => ({
    ...plainText(key),
    opId: `op-${key}`,
    clientKey: key,
    conversationId: "c1",
    createdAt: at(9),
    state: "waiting",
    error: null,
  });

  test("puts what the desk doesn't have after what it has", () => {
    const shown = showOutgoing([buildMessage({ seq: 4 })], [outgoing("k1"), outgoing("k2")], author);

    expect(shown.map(({ id, seq, state }) => [id, seq, state])).toEqual([
      ["m4", 4, "received"],
      ["k1", 5, "queued"],
      ["k2", 6, "queued"],
    ]);
    expect(shown[1]?.outgoing).toMatchObject({ opId: "op-k1" });
  });

  test("a message that did not change is the very same object", () => {
    const message = buildMessage({ seq: 4 });

    const [before] = showOutgoing([message], [], author);

    expect(showOutgoing([message], [outgoing("k1")], author)[0]).toBe(before);
  });

  test("shows what it answers, its files and how it will read", () => {
    const reply = { messageId: "m4", authorName: "Anna", excerpt: "Hello", quote: null };
    const size = { width: 40, height: 30, durationSeconds: null };
    const photo = { name: "a.png", mime: "image/png", sizeBytes: 9, kind: "photo" as const, ...size };
    const files = [{ ...photo, uploadId: "u1", as: null, uploadedBytes: 0 }];
    const formatted = { text: "Look", entities: [{ type: "bold", offset: 0, length: 4 }] };

    const [shown] = showOutgoing([], [{ ...outgoing("**Look**"), formatted, reply, files }], author);

    expect(shown).toMatchObject({ ...formatted, source: "**Look**", reply });
    expect(shown?.attachments).toEqual([
      { ...photo, id: "u1", emoji: null, caption: null, hasPreview: false, state: "pending", failure: null },
    ]);
  });

  test("shows a message that has arrived once", () => {
    const arrived = buildMessage({ seq: 5, direction: "out", clientKey: "k1" });

    const shown = showOutgoing([arrived], [outgoing("k1")], author);

    expect(shown).toEqual([{ ...arrived, outgoing: null }]);
  });
});
