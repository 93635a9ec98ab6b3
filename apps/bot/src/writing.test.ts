import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openRoad, type Road } from "./testing/road.ts";
import { send } from "./testing/send.ts";
import { meet } from "./testing/thread.ts";

let road: Road;

beforeAll(async () => {
  road = await openRoad({ isHurried: true });
});
afterAll(() => road[Symbol.asyncDispose]());

const patience = { timeout: 20_000 };

test("[D11] a press of a button comes to the thread once, is answered, and the choice is marked", async () => {
  const anna = await meet(road, "Anna");
  const sent = await send(road, "Anna", {
    text: "Is it **mended**?",
    buttons: [
      { kind: "answer", label: "Yes" },
      { kind: "answer", label: "Not yet" },
      { kind: "url", label: "The rules", url: "https://example.org/rules" },
    ],
  });
  await vi.waitFor(async () => expect(await sent.now()).toMatchObject({ state: "sent" }), patience);
  const { messages } = await road.telegram.transcript(anna.side);
  const messageId = messages.at(-1)?.messageId ?? 0;

  const { queryId } = await road.telegram.pressButton({ ...anna.side, messageId, button: { text: "Not yet" } });

  await vi.waitFor(
    async () =>
      expect((await sent.now())?.buttons).toMatchObject([
        { label: "Yes", presses: [] },
        { label: "Not yet", presses: [{ name: "Anna", at: expect.any(String) }] },
        { label: "The rules", presses: [] },
      ]),
    patience,
  );
  const [answered] = await road.telegram.awaitCalls({ method: "answerCallbackQuery", accepted: true });
  expect(answered?.params).toMatchObject({ callback_query_id: queryId });
  const [marked] = await road.telegram.awaitCalls({ method: "editMessageReplyMarkup", accepted: true });
  expect(JSON.stringify(marked?.params)).toContain("✓ Not yet");
  expect(await road.telegram.ledger({ method: "sendMessage" })).toSatisfy(
    (calls: { params: object }[]) =>
      calls.filter(({ params }) => JSON.stringify(params).includes("mended")).length === 1,
  );
});

test("[D9] a note is told to nobody, and what is said after it comes first", async () => {
  const boris = await meet(road, "Boris");
  const before = (await road.telegram.ledger({ method: "sendMessage" })).length;
  const note = await send(road, "Boris", { text: "He owes us for June", isNote: true });
  const answer = await send(road, "Boris", { text: "Good morning" });

  await vi.waitFor(async () => expect(await answer.now()).toMatchObject({ state: "sent" }), patience);
  expect(await note.now()).toMatchObject({ direction: "note", state: "received" });
  expect(await road.telegram.ledger({ method: "sendMessage" })).toHaveLength(before + 1);
  const { messages } = await road.telegram.transcript(boris.side);
  expect(messages.map(({ text }) => text)).not.toContain("He owes us for June");
});

test("[D2, C6, C23, D21] an answer is queued at once, then sent, or failed and listed until it is retried; each step shows live", async () => {
  const vera = await meet(road, "Vera");
  const rules = [{ method: "sendMessage", chatId: vera.side.personId, fault: "400" as const, times: 1 }];
  await road.telegram.setFaults({ rules });
  await road.desk.announced();
  const first = await send(road, "Vera", { text: "One" });
  const second = await send(road, "Vera", { text: "Two" });
  const seqs = [(await first.now())?.seq ?? 0, (await second.now())?.seq ?? 0];
  expect(seqs[1]).toBe((seqs[0] ?? 0) + 1);

  await vi.waitFor(async () => expect(await first.now()).toMatchObject({ state: "failed" }), patience);
  await vi.waitFor(async () => expect(await second.now()).toMatchObject({ state: "sent" }), patience);
  const { data } = await road.owner.message.stuck.query({});
  expect(data.rows.map(({ message }) => message.id)).toEqual([first.id]);

  await road.owner.message.resend.mutate(withOpId({ messageId: first.id }));
  await vi.waitFor(async () => expect(await first.now()).toMatchObject({ state: "sent", failure: null }), patience);
  expect((await road.owner.message.stuck.query({})).data.rows).toEqual([]);
  const version = (await first.now())?.version ?? 0;
  await road.owner.message.edit.mutate(withOpId({ messageId: first.id, text: "One, mended", version }));
  await road.telegram.awaitCalls({ method: "editMessageText", accepted: true });
  await road.owner.message.delete.mutate(withOpId({ messageId: first.id }));
  await vi.waitFor(async () => expect(await first.now()).toMatchObject({ state: "deleted" }), patience);

  const steps = (await road.desk.announced()).flatMap(([kind, told]) => {
    if (kind === "message.progressed" && "state" in told && "id" in told && told.id === first.id) return [told.state];
    const isOfFirst = "message" in told && told.message.id === first.id;
    return isOfFirst ? [kind] : [];
  });
  expect(steps).toEqual([
    ...["message.queued", "sending", "failed", "queued", "sending", "sent"],
    ...["message.edited", "deleting", "deleted"],
  ]);
});
