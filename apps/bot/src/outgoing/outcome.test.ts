import type { Send } from "@frontdesk/contract";
import { expect, test } from "vitest";
import type { CallFailure } from "../telegram/index.ts";
import { outcomeOf } from "./outcome.ts";

const text: Send = { kind: "send_text", text: "Hello", entities: [], reply: null };
const edit: Send = { kind: "edit_text", text: "Hello!", entities: [], tgMessageId: 5 };
const refused = (code: number, description: string, retryAfterMs: number | null = null): CallFailure => ({
  kind: "refused",
  code,
  description,
  retryAfterMs,
});
const unreached: CallFailure = { kind: "unreached", description: "connection failed: ECONNREFUSED" };
const lost: CallFailure = { kind: "lost", description: "connection failed: ECONNRESET" };

const soon = expect.toSatisfy((ms: number) => ms > 0 && ms <= 5_000);

test.each<[string, Send, CallFailure, number, object]>([
  ["never left: again", text, unreached, 3, { kind: "retry", afterMs: soon }],
  ["never left, an edit: again", edit, unreached, 3, { kind: "retry", afterMs: soon }],
  ["never left, for hours: still again", text, unreached, 5_000, { kind: "retry", afterMs: soon }],
  ["left, no answer: unknown", text, lost, 0, { kind: "unknown", reason: lost.description }],
  ["left, no answer, an edit: again", edit, lost, 0, { kind: "retry", afterMs: soon }],
  ["an edit whose answers keep getting lost: given up", edit, lost, 20, { kind: "failed" }],
  [
    "too many: as long as Telegram says",
    text,
    refused(429, "Too Many Requests", 7_000),
    0,
    { kind: "retry", afterMs: 7_000 },
  ],
  ["too many, without a time: a second", text, refused(429, "Too Many Requests"), 0, { kind: "retry", afterMs: 1_000 }],
  ["a token that is not accepted: kept for the next one", text, refused(401, "Unauthorized"), 0, { kind: "retry" }],
  [
    "too long",
    text,
    refused(400, "Bad Request: message is too long"),
    0,
    { kind: "failed", reason: "Bad Request: message is too long" },
  ],
  [
    "blocked",
    text,
    refused(403, "Forbidden: bot was blocked by the user"),
    0,
    { kind: "failed", reachable: "blocked" },
  ],
  ["gone", text, refused(403, "Forbidden: user is deactivated"), 0, { kind: "failed", reachable: "deactivated" }],
  [
    "kicked",
    text,
    refused(403, "Forbidden: bot was kicked from the group chat"),
    0,
    { kind: "failed", reachable: "kicked" },
  ],
  ["an edit that changes nothing", edit, refused(400, "Bad Request: message is not modified: …"), 0, { kind: "sent" }],
  ["an edit of what is gone", edit, refused(400, "Bad Request: message to edit not found"), 0, { kind: "failed" }],
])("[F11] %s", (_name, send, failure, attempts, outcome) => {
  expect(outcomeOf(send, failure, attempts)).toMatchObject(outcome);
});
