import { followFeed } from "@frontdesk/client";
import type { FeedBatch } from "@frontdesk/contract";
import { expect, it, vi } from "vitest";
import { testDesk } from "./testing/index.ts";
import { createOutbox } from "./testing/outbox.ts";
import { say } from "./testing/thread.ts";

it("carries a person's message to an operator's screen, and the operator's answer to the bot", async () => {
  await using desk = await testDesk();
  const operator = await desk.as("operator");
  const batches: FeedBatch[] = [];
  using following = followClosing(followFeed(operator.desk, { onBatch: (batch) => batches.push(batch) }));
  await vi.waitFor(() => expect(following.state().kind).toBe("live"));

  const { conversationId } = await desk.build.inbound({ text: "The lamp is broken" });

  await vi.waitFor(() =>
    expect(batches.flatMap((batch) => batch.events)).toContainEqual(
      expect.objectContaining({
        kind: "message.received",
        data: expect.objectContaining({ message: expect.objectContaining({ text: "The lamp is broken" }) }),
      }),
    ),
  );
  const { data } = await operator.conversation.list.query({ view: "unassigned" });
  expect(data.rows.map(({ id }) => id)).toEqual([conversationId]);

  const sent = await say(operator, conversationId, "We are coming");
  expect(sent).toMatchObject({ seq: 2, state: "queued", author: { kind: "member", name: operator.who?.name } });
  expect((await createOutbox(desk).claim()).map(({ send }) => send)).toEqual([
    { kind: "send_text", text: "We are coming", entities: [], reply: null },
  ]);
});

function followClosing<F extends { close(): void }>(following: F): F & Disposable {
  return Object.assign(following, { [Symbol.dispose]: () => following.close() });
}
