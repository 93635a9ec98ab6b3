import type { SendOutcome } from "@frontdesk/contract/inputs";
import { pino } from "pino";
import { expect, test, vi } from "vitest";
import { Bell } from "../bell.ts";
import type { ClaimedSend } from "../duties.ts";
import { CallFailed } from "../telegram/index.ts";
import { type Outgoing, Sender } from "./sender.ts";
import { Throttle } from "./throttle.ts";

const log = pino({ level: "silent" });

const accepted = (tgMessageId: number) => ({ tgMessageIds: [tgMessageId], files: [] });

function sendTo(tgChatId: number, text = "Hello"): ClaimedSend {
  return {
    outboxId: `${tgChatId} ${text}`,
    tgChatId,
    tgThreadId: null,
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
      perform: tell("send", telegram.perform ?? (async () => accepted(1))),
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
    sourceOf: () => ({ url: "http://127.0.0.1:1", headers: {} }),
    health: { revoked: tell("revoked", async () => {}) },
    bell: new Bell(),
    log,
  };
  const over = new Sender(outgoing, { stop: stop.signal, end: end.signal }).run();
  return { story, outcomes, over, stop: () => stop.abort(), end: () => end.abort() };
}

const soon = { timeout: 5_000 };
const lost = () => Promise.reject(new CallFailed({ kind: "lost", description: "ECONNRESET" }));

test.concurrent("a send is marked just before its call, and settled after", async () => {
  const run = work([sendTo(1)]);

  await vi.waitFor(() => expect(run.outcomes.get("1 Hello")).toMatchObject({ kind: "sent", tgMessageIds: [1] }), soon);
  run.stop();
  await run.over;

  expect(run.story).toEqual(["mark", "send"]);
});

test.concurrent("what is no longer ours is not sent", async () => {
  const run = work([sendTo(1)], {}, { markSending: async () => false });

  await vi.waitFor(() => expect(run.story).toEqual(["mark"]), soon);
  run.stop();
  await run.over;

  expect(run.outcomes.size).toBe(0);
});

test.concurrent("[P6] after an answer was lost nothing more is risked until Telegram answers a harmless question", async () => {
  const back = Promise.withResolvers<void>();
  let calls = 0;
  const perform = () => (++calls === 1 ? lost() : Promise.resolve(accepted(2)));
  const run = work([sendTo(1), sendTo(2)], { perform, getMe: () => back.promise });

  await vi.waitFor(() => expect(run.story).toContain("ask"), soon);
  const risked = run.story.filter((word) => word === "send").length;
  back.resolve();
  await vi.waitFor(() => expect(run.outcomes.size).toBe(2), soon);
  run.stop();
  await run.over;

  expect(risked).toBeLessThanOrEqual(2);
  expect(run.outcomes.get("1 Hello")).toEqual({ kind: "unknown", reason: "ECONNRESET" });
});

test.concurrent("a token that Telegram no longer accepts is reported, and the message kept", async () => {
  const failure = { kind: "refused", code: 401, description: "Unauthorized", retryAfterMs: null } as const;
  const run = work([sendTo(1)], { perform: () => Promise.reject(new CallFailed(failure)) });

  await vi.waitFor(() => expect(run.outcomes.get("1 Hello")).toMatchObject({ kind: "retry" }), soon);
  run.stop();
  await run.over;

  expect(run.story).toEqual(["mark", "send", "revoked"]);
});

test.concurrent("a stop lets a call under way finish, and gives back what has not begun", async () => {
  const answer = Promise.withResolvers<number>();
  const run = work([sendTo(1), ...Array.from({ length: 10 }, (_, at) => sendTo(2 + at))], {
    perform: ({ chatId }) => (chatId === 1 ? answer.promise.then(accepted) : Promise.resolve(accepted(9))),
  });

  await vi.waitFor(() => expect(run.story).toContain("send"), soon);
  run.stop();
  answer.resolve(7);
  await run.over;

  expect(run.outcomes.get("1 Hello")).toMatchObject({ kind: "sent", tgMessageIds: [7] });
  const sent = [...run.outcomes.values()].filter(({ kind }) => kind === "sent");
  expect(run.story.filter((word) => word === "send")).toHaveLength(sent.length);
  expect(sent.length).toBeLessThan(11);
});

test.concurrent("what the desk refuses ends the run", async () => {
  const refused = () => Promise.reject(new Error("lease_lost"));
  const run = work([sendTo(1)], {}, { markSending: refused });

  await expect(run.over).rejects.toThrow("lease_lost");
});

test.concurrent("what Telegram refuses of a message is left out, and the rest of it sent", async () => {
  const bold = [{ type: "bold", offset: 0, length: 5 }];
  const send = { ...sendTo(1), send: { kind: "send_text" as const, text: "Hello", entities: bold, reply: null } };
  const description = "Bad Request: can't parse entities";
  const sent: unknown[] = [];
  const run = work([send], {
    perform: async ({ send: asked }) => {
      sent.push(asked);
      if ("entities" in asked && asked.entities.length > 0)
        throw new CallFailed({ kind: "refused", code: 400, description, retryAfterMs: null });
      return accepted(5);
    },
  });

  await vi.waitFor(() => expect(run.outcomes.get("1 Hello")).toMatchObject({ tgMessageIds: [5] }), soon);
  run.stop();
  await run.over;

  expect(sent).toMatchObject([{ entities: bold }, { text: "Hello", entities: [] }]);
});

test.concurrent("a file that the desk does not hand out leaves the send unbegun", async () => {
  const file = {
    ...{ attachmentId: "1", kind: "photo" as const, name: "a.png", mime: "image/png", sizeBytes: 1 },
    ...{ width: null, height: null, durationSeconds: null, tgFileId: null },
  };
  const media = { kind: "send_media" as const, text: "", entities: [], reply: null, file };
  const run = work([{ ...sendTo(1), send: media }]);

  await vi.waitFor(() => expect(run.outcomes.get("1 Hello")).toMatchObject({ kind: "retry" }), soon);
  run.stop();
  await run.over;

  expect(run.story).toEqual([]);
});
