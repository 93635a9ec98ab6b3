import { withOpId } from "@frontdesk/client";
import { contentOf, heardContentOf } from "./telegram-content.ts";
import type { Records } from "./tenancy-cases.ts";

const { chat, from, tgMessageId } = contentOf({ tgUserId: 1, tgMessageId: 1, text: "x" });
const privately = { chat, from, tgMessageId };

/** The same of the duties of a bot's process. */
export const telegramCases: Record<string, (own: Records) => object> = {
  "telegram.holdLease": ({ botId }) => withOpId({ botId, holder: "tests", renews: null }),
  "telegram.dropLease": ({ botId, leaseToken }) => withOpId({ botId, leaseToken }),
  "telegram.receive": ({ botId, leaseToken }) => withOpId({ botId, leaseToken, updates: [] }),
  "telegram.waitingUpdates": ({ botId, leaseToken }) => ({ botId, leaseToken, limit: 10 }),
  "telegram.applyMessage": ({ botId, leaseToken }) =>
    withOpId({ botId, leaseToken, updateId: 1, ...contentOf({ tgUserId: 1, tgMessageId: 1, text: "x" }) }),
  "telegram.applyEdit": ({ botId, leaseToken }) =>
    withOpId({
      ...{ botId, leaseToken, updateId: 1, ...contentOf({ tgUserId: 1, tgMessageId: 1, text: "x" }) },
      editedAt: new Date().toISOString(),
    }),
  "telegram.applyReaction": ({ botId, leaseToken }) =>
    withOpId({
      ...{ botId, leaseToken, updateId: 1, tgChatId: 1, tgMessageId: 1, emojis: ["x"] },
      from: contentOf({ tgUserId: 1, tgMessageId: 1, text: "x" }).from,
      reactedAt: new Date().toISOString(),
    }),
  "telegram.applyPress": ({ botId, leaseToken }) =>
    withOpId({
      ...{ botId, leaseToken, updateId: 1, tgChatId: 1, buttonId: "x" },
      from: contentOf({ tgUserId: 1, tgMessageId: 1, text: "x" }).from,
    }),
  "telegram.applyStaffCommand": ({ botId, leaseToken }) =>
    withOpId({ ...{ botId, leaseToken, updateId: 1 }, ...privately, command: { kind: "link", code: "" } }),
  "telegram.applyLinkAnswer": ({ botId, leaseToken }) =>
    withOpId({ ...{ botId, leaseToken, updateId: 1 }, ...privately, key: crypto.randomUUID() }),
  "telegram.applyGroupMessage": ({ botId, leaseToken }) =>
    withOpId({ botId, leaseToken, updateId: 1, ...heardContentOf({ tgChatId: -1, tgMessageId: 1, text: "x" }) }),
  "telegram.applyGroupEdit": ({ botId, leaseToken }) =>
    withOpId({
      ...{ botId, leaseToken, updateId: 1, ...heardContentOf({ tgChatId: -1, tgMessageId: 1, text: "x" }) },
      editedAt: new Date().toISOString(),
    }),
  "telegram.applyGroupReaction": ({ botId, leaseToken }) =>
    withOpId({
      ...{ botId, leaseToken, updateId: 1, tgChatId: -1, tgMessageId: 1, emojis: ["x"] },
      from: heardContentOf({ tgChatId: -1, tgMessageId: 1, text: "x" }).from,
      reactedAt: new Date().toISOString(),
    }),
  "telegram.applyGroupNotice": ({ botId, leaseToken }) =>
    withOpId({
      ...{ botId, leaseToken, updateId: 1, threadId: null, from: null },
      chat: heardContentOf({ tgChatId: -1, tgMessageId: 1, text: "x" }).chat,
      notice: { kind: "renamed", title: "x" },
    }),
  "telegram.applyReachability": ({ botId, leaseToken }) =>
    withOpId({ botId, leaseToken, updateId: 1, tgChatId: 1, reachable: "yes" }),
  "telegram.applyStanding": ({ botId, leaseToken }) =>
    withOpId({
      ...{ botId, leaseToken, updateId: 1, status: "member", rights: [] },
      chat: { tgChatId: -1, type: "group", title: "x", isForum: false },
    }),
  "telegram.applyMigration": ({ botId, leaseToken }) =>
    withOpId({ botId, leaseToken, updateId: 1, fromTgChatId: -1, toTgChatId: -1001 }),
  "telegram.ignoreUpdate": ({ botId, leaseToken }) => withOpId({ botId, leaseToken, updateId: 1, reason: "x" }),
  "telegram.failUpdate": ({ botId, leaseToken }) => withOpId({ botId, leaseToken, updateId: 1, error: "x" }),
  "telegram.claimSends": ({ botId, leaseToken }) => withOpId({ botId, leaseToken, limit: 1 }),
  "telegram.markSending": ({ botId, leaseToken, outboxId }) => withOpId({ botId, leaseToken, outboxIds: [outboxId] }),
  "telegram.settleSend": ({ botId, leaseToken, outboxId }) =>
    withOpId({ botId, leaseToken, outboxId, outcome: { kind: "unknown", reason: "x" } }),
  "telegram.claimFiles": ({ botId, leaseToken }) => withOpId({ botId, leaseToken, limit: 1 }),
  "telegram.claimAvatars": ({ botId, leaseToken }) => withOpId({ botId, leaseToken, limit: 1 }),
  "telegram.settleAvatar": ({ botId, leaseToken, contactId }) =>
    withOpId({ botId, leaseToken, contactId, outcome: "same" }),
  "telegram.failFile": ({ botId, leaseToken, attachmentId }) =>
    withOpId({ botId, leaseToken, attachmentId, reason: "x", retryAfterMs: null }),
  "telegram.reportExamination": ({ botId, leaseToken }) =>
    withOpId({ botId, leaseToken, told: null, pendingUpdates: null, telegramError: null }),
  "telegram.reportDisturbance": ({ botId, leaseToken }) => withOpId({ botId, leaseToken, what: "x" }),
  "telegram.report": ({ botId, leaseToken }) => withOpId({ botId, leaseToken, state: "live", error: null }),
};
