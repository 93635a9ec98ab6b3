import type { SendOutcome } from "@frontdesk/contract/inputs";
import { pino } from "pino";
import { expect, test, vi } from "vitest";
import { Bell } from "../bell.ts";
import type { ClaimedSend } from "../duties.ts";
import { CallFailed } from "../telegram/index.ts";
import { type Outgoing, Sender } from "./sender.ts";
import { Throttle } from "./throttle.ts";

const log = pino({ level: "silent" });

function sendTo(tgChatId: number, text = "Hello"): ClaimedSend {
  return {
    outboxId: `${tgChatId} ${text}`,
    tgChatId,
    attempts: 0,
    send: { kind: "send_text", text, entities: [], reply: null },
  };
}

/** An outbox, and a run of the sender over it. */
function work(sends: ClaimedSend[], telegram: Partial<Outgoing["api"]> = {}, duties: Partial<Outgoing["duties"]> = {}) {
  const waiting = [...sends];
  const story: string[] = [];
  const outcomes = new Map<string, SendOutcome>();
  const stop = new AbortController();
  const end = new AbortController();
  const tell =
    <Given extends unknown[], Answer>(word: string, act: (...given: Given) => Promise<Answer>) =>
    (...given: Given) => {
      story.push(word);
      return act(...given);
    };
  const outgoing: Outgoing = {
    api: {
      sendText: tell("send", telegram.sendText ?? (async () => 1)),
      editText: tell("edit", telegram.editText ?? (async () => {})),
      getMe: tell("ask", telegram.getMe ?? (async () => {})),
    },
    duties: {
      claimSends: async () => waiting.splice(0),
      markSending: tell("mark", duties.markSending ?? (async () => true)),
      settleSend: async (outboxId, outcome) => {
        outcomes.set(outboxId, outcome);
      },
    },
    throttle: new Throttle(),
    health: { revoked: tell("revoked", async () => {}) },
    bell: new Bell(),
    log,
  };
  const over = new Sender(outgoing, { stop: stop.signal, end: end.signal }).run();
  return { story, outcomes, over, stop: () => stop.abort(), end: () => end.abort() };
}

const soon = { timeout: 5_000 };
const lost = () => Promise.reject(new CallFailed({ kind: "lost", description: "ECONNRESET" }));

test("a send is marked just before its call, and settled after", async () => {
  const run = work([sendTo(1)]);

  await vi.waitFor(() => expect(run.outcomes.get("1 Hello")).toEqual({ kind: "sent", tgMessageIds: [1] }), soon);
  run.stop();
  await run.over;

  expect(run.story).toEqual(["mark", "send"]);
});

test("what is no longer ours is not sent", async () => {
  const run = work([sendTo(1)], {}, { markSending: async () => false });

  await vi.waitFor(() => expect(run.story).toEqual(["mark"]), soon);
  run.stop();
  await run.over;

  expect(run.outcomes.size).toBe(0);
});

test("[P6] after an answer was lost nothing more is risked until Telegram answers a harmless question", async () => {
  const back = Promise.withResolvers<void>();
  let calls = 0;
  const sendText = () => (++calls === 1 ? lost() : Promise.resolve(2));
  const run = work([sendTo(1), sendTo(2)], { sendText, getMe: () => back.promise });

  await vi.waitFor(() => expect(run.story).toContain("ask"), soon);
  const risked = run.story.filter((word) => word === "send").length;
  back.resolve();
  await vi.waitFor(() => expect(run.outcomes.size).toBe(2), soon);
  run.stop();
  await run.over;

  expect(risked).toBeLessThanOrEqual(2);
  expect(run.outcomes.get("1 Hello")).toEqual({ kind: "unknown", reason: "ECONNRESET" });
});

test("a token that Telegram no longer accepts is reported, and the message kept", async () => {
  const failure = { kind: "refused", code: 401, description: "Unauthorized", retryAfterMs: null } as const;
  const run = work([sendTo(1)], { sendText: () => Promise.reject(new CallFailed(failure)) });

  await vi.waitFor(() => expect(run.outcomes.get("1 Hello")).toMatchObject({ kind: "retry" }), soon);
  run.stop();
  await run.over;

  expect(run.story).toEqual(["mark", "send", "revoked"]);
});

test("a stop lets a call under way finish, and gives back what has not begun", async () => {
  const answer = Promise.withResolvers<number>();
  const run = work([sendTo(1), ...Array.from({ length: 10 }, (_, at) => sendTo(2 + at))], {
    sendText: ({ chatId }) => (chatId === 1 ? answer.promise : Promise.resolve(9)),
  });

  await vi.waitFor(() => expect(run.story).toContain("send"), soon);
  run.stop();
  answer.resolve(7);
  await run.over;

  expect(run.outcomes.get("1 Hello")).toEqual({ kind: "sent", tgMessageIds: [7] });
  const sent = [...run.outcomes.values()].filter(({ kind }) => kind === "sent");
  expect(run.story.filter((word) => word === "send")).toHaveLength(sent.length);
  expect(sent.length).toBeLessThan(11);
});

test("what the desk refuses ends the run", async () => {
  const refused = () => Promise.reject(new Error("lease_lost"));
  const run = work([sendTo(1)], {}, { markSending: refused });

  await expect(run.over).rejects.toThrow("lease_lost");
});
