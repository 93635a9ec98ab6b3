import { expect, test } from "vitest";
import { chatIdOf, readUpdates } from "./raw-update.ts";

test("an update is kept whole, under the field that holds its content", () => {
  const raw = { update_id: 7, poll_answer: { poll_id: "1", option_ids: [0] } };

  expect(readUpdates([raw])).toEqual([{ updateId: 7, kind: "poll_answer", payload: raw }]);
});

test("what could be neither stored nor confirmed is left out", () => {
  expect(readUpdates([null, "x", { update_id: "7" }, { update_id: -1 }, { update_id: 1.5 }])).toEqual([]);
  expect(readUpdates({ updates: [] })).toEqual([]);
});

test("NUL, half a surrogate pair and a bottomless nest can be stored", () => {
  let nest: object = {};
  for (let depth = 0; depth < 10_000; depth++) nest = { nest };
  const [update] = readUpdates([{ update_id: 1, message: { text: "a\u0000b\ud800", nest } }]);

  expect(update?.payload.message).toMatchObject({ text: "a\ufffdb\ufffd" });
  expect(() => JSON.stringify(update)).not.toThrow();
});

test.each([
  [{ update_id: 1, message: { chat: { id: 5 } } }, 5],
  [{ update_id: 1, callback_query: { from: { id: 6 }, message: { chat: { id: -7 } } } }, -7],
  [{ update_id: 1, callback_query: { from: { id: 6 } } }, 6],
  [{ update_id: 1, my_chat_member: { chat: { id: 8 }, from: { id: 9 } } }, 8],
  [{ update_id: 1, poll: { id: "1" } }, null],
  [undefined, null],
])("%o belongs to chat %s", (payload, chatId) => {
  expect(chatIdOf(payload)).toBe(chatId);
});
