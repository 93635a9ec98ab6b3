import type { LedgerEntry } from "@frontdesk/telegram-simulator";
import { describe, expect, it } from "vitest";
import { doubledWrites, lostWrites } from "./acknowledged.ts";
import { halfWrites, unheardMessages, unorderedFeeds } from "./feed.ts";
import { unfaithfulThreads, unorderedThreads } from "./inbound.ts";
import type { StoredMessage } from "./messages.ts";
import { dishonestSends, hastySends, unorderedSends } from "./sends.ts";

// A proof is worth what it would have found: each history here breaks one promise, and is caught.

const message = (seq: number, more: Partial<StoredMessage> = {}): StoredMessage => ({
  ...{ id: `m${seq}`, conversationId: "c", chatId: 7, seq, direction: "out", text: `reply ${seq}`, state: "sent" },
  ...{ clientKey: null, ...more },
});

const call = (seq: number, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  ...{
    seq,
    at: seq * 2_000,
    botId: 1,
    method: "sendMessage",
    params: { text: `reply ${seq}` },
    chatId: 7,
    accepted: true,
  },
  ...{ duringRetryAfter: false, unknownFields: [], mistypedFields: [], missingFields: [], ...more },
});

describe("what was acknowledged", () => {
  const asked = { conversationId: "c", text: "reply 1", clientKey: "k", answers: ["m1"] };

  it("[I1] is missed when it is not there, or is another", () => {
    expect(lostWrites([asked], [message(1)])).toEqual([]);
    expect(lostWrites([asked], [])).toHaveLength(1);
    expect(lostWrites([asked], [message(1, { text: "another" })])).toHaveLength(1);
  });

  it("[I2] is seen twice when it is there twice, or was answered with two names", () => {
    expect(doubledWrites([asked], [message(1)])).toEqual([]);
    expect(doubledWrites([asked], [message(1), message(2, { text: "reply 1" })])).toHaveLength(1);
    expect(doubledWrites([{ ...asked, answers: ["m1", "m9"] }], [message(1)])).toHaveLength(1);
  });
});

describe("what was sent", () => {
  it("[I9, P6] was accepted once, and what was accepted is known", () => {
    expect(dishonestSends([call(1)], [message(1)])).toEqual([]);
    expect(dishonestSends([call(1)], [message(1, { state: "unknown" })])).toEqual([]);
    expect(dishonestSends([], [message(1)])).toHaveLength(1);
    expect(dishonestSends([call(1), call(1)], [message(1)])).toHaveLength(1);
    expect(dishonestSends([call(1)], [])).toHaveLength(1);
    expect(dishonestSends([call(1)], [message(1, { state: "failed" })])).toHaveLength(1);
  });

  it("[P4] went in the order of the thread", () => {
    expect(unorderedSends([call(1), call(2)], [message(1), message(2)])).toEqual([]);
    expect(unorderedSends([call(2), call(1)], [message(1), message(2)])).toHaveLength(1);
  });

  it("[I11] kept to Telegram's pace and its silences", () => {
    const at = (ms: number, chatId: number) => call(1, { at: ms, chatId });
    expect(hastySends([1, 2, 3, 4].map((ms) => at(ms, 7)))).toEqual([]);
    expect(hastySends([1, 2, 3, 4, 5].map((ms) => at(ms, 7)))).toHaveLength(1);
    expect(hastySends(Array.from({ length: 31 }, (_, chat) => at(chat, chat)))).toHaveLength(1);
    expect(hastySends([call(1, { duringRetryAfter: true })])).toHaveLength(1);
  });
});

describe("what people wrote", () => {
  const came = (...texts: string[]) => texts.map((text, at) => message(at + 1, { direction: "in", text }));
  const written = [{ chatId: 7, texts: ["one", "two"] }];

  it("[P5] is there once, and nothing else is", () => {
    expect(unfaithfulThreads(written, came("one", "two"))).toEqual([]);
    expect(unfaithfulThreads(written, came("one"))).toHaveLength(1);
    expect(unfaithfulThreads(written, came("one", "two", "two"))).toHaveLength(1);
    expect(unfaithfulThreads(written, came("one", "two", "three"))).toHaveLength(1);
  });

  it("[P5] is in its order", () => {
    expect(unorderedThreads(written, came("one", "two"))).toEqual([]);
    expect(unorderedThreads(written, came("two", "one"))).toHaveLength(1);
  });
});

describe("what a client heard", () => {
  const heard = (...seqs: number[]) => [
    { who: "she", from: 1, batches: [{ from: "e:1", to: "e:9", events: seqs.map((seq) => left(seq)) }] },
  ];
  const left = (seq: number) => ({ seq, left: { type: "message", id: `m${seq}` } });

  it("[I6] strictly increases", () => {
    expect(unorderedFeeds(heard(2, 3))).toEqual([]);
    expect(unorderedFeeds(heard(3, 2))).toHaveLength(1);
    expect(unorderedFeeds(heard(1))).toHaveLength(1);
  });

  it("[P3] misses nothing since it began", () => {
    const told = [{ ...message(1), event: 1 }];
    expect(unheardMessages(heard(), { kind: "message.queued", told })).toEqual([]);
    expect(unheardMessages(heard(), { kind: "message.queued", told: [{ ...message(1), event: 2 }] })).toHaveLength(1);
  });
});

it("[A13] a message without the event that tells of it is seen, and an event without its message", () => {
  const announced = [{ seq: 4, id: "m1" }];
  expect(halfWrites(announced, [message(1)])).toEqual([]);
  expect(halfWrites([], [message(1)])).toHaveLength(1);
  expect(halfWrites(announced, [])).toHaveLength(1);
  expect(halfWrites([...announced, { seq: 5, id: "m1" }], [message(1)])).toHaveLength(1);
});
