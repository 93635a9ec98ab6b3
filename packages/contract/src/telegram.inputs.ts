import { z } from "zod";
import { reachabilities } from "./conversation.ts";
import { id, instant, mutation, query } from "./fields.inputs.ts";
import { messageLimits } from "./message.ts";
import { telegramLimits } from "./telegram.ts";

// The duties of a bot process. Each names its bot, and the lease under which it acts for it.

const tgId = z.int();
const text = (max: number) => z.string().max(max);
const underLease = { botId: id, leaseToken: id };

export const holdLease = mutation({
  botId: id,
  holder: text(120),
  /** The lease to prolong; null for a first one. */
  renews: id.nullable(),
});
export type HoldLease = z.infer<typeof holdLease>;

export const dropLease = mutation(underLease);
export type DropLease = z.infer<typeof dropLease>;

export const receiveUpdates = mutation({
  ...underLease,
  updates: z
    .array(z.strictObject({ updateId: z.int().min(0), kind: text(60), payload: z.record(z.string(), z.json()) }))
    .max(telegramLimits.updatesPerReceive),
});
export type ReceiveUpdates = z.infer<typeof receiveUpdates>;

export const waitingUpdates = query({ ...underLease, limit: z.int().min(1).max(200) });
export type WaitingUpdates = z.infer<typeof waitingUpdates>;

const update = { ...underLease, updateId: z.int().min(0) };

const person = z.strictObject({
  tgUserId: tgId,
  name: text(256).min(1),
  username: text(64).nullable(),
  language: text(35).nullable(),
});

const entity = z.object({
  type: text(40),
  offset: z.int().min(0),
  length: z.int().min(1),
  url: text(2048).optional(),
  language: text(60).optional(),
  custom_emoji_id: text(64).optional(),
});

const content = {
  tgMessageId: tgId,
  text: text(messageLimits.textLength),
  entities: z.array(entity).max(200),
};

export const applyMessage = mutation({
  ...update,
  chat: z.strictObject({ tgChatId: tgId, type: z.literal("private") }),
  from: person,
  ...content,
  sentAt: instant,
  photo: z
    .strictObject({
      fileId: text(256),
      width: z.int().min(0),
      height: z.int().min(0),
      sizeBytes: z.int().min(0).nullable(),
    })
    .nullable(),
});
export type ApplyMessage = z.infer<typeof applyMessage>;

export const applyEdit = mutation({ ...update, tgChatId: tgId, ...content, editedAt: instant });
export type ApplyEdit = z.infer<typeof applyEdit>;

export const applyReachability = mutation({ ...update, tgChatId: tgId, reachable: z.enum(reachabilities) });
export type ApplyReachability = z.infer<typeof applyReachability>;

export const ignoreUpdate = mutation({ ...update, reason: text(200) });
export type IgnoreUpdate = z.infer<typeof ignoreUpdate>;

export const failUpdate = mutation({ ...update, error: text(500) });
export type FailUpdate = z.infer<typeof failUpdate>;

export const claimSends = mutation({ ...underLease, limit: z.int().min(1).max(100) });
export type ClaimSends = z.infer<typeof claimSends>;

export const markSending = mutation({ ...underLease, outboxIds: z.array(id).min(1).max(100) });
export type MarkSending = z.infer<typeof markSending>;

export const settleSend = mutation({
  ...underLease,
  outboxId: id,
  outcome: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("sent"), tgMessageIds: z.array(tgId).max(20) }),
    z.strictObject({ kind: z.literal("retry"), afterMs: z.int().min(0).max(86_400_000), reason: text(500) }),
    z.strictObject({ kind: z.literal("failed"), reason: text(500), reachable: z.enum(reachabilities).optional() }),
    z.strictObject({ kind: z.literal("unknown"), reason: text(500) }),
  ]),
});
export type SettleSend = z.infer<typeof settleSend>;

/** What became of a send. `unknown`: the request was written, and whether Telegram accepted it can't be known (P6). */
export type SendOutcome = SettleSend["outcome"];

export const claimFiles = mutation({ ...underLease, limit: z.int().min(1).max(20) });
export type ClaimFiles = z.infer<typeof claimFiles>;

export const failFile = mutation({
  ...underLease,
  attachmentId: id,
  reason: text(500),
  /** Null: never to be had. */
  retryAfterMs: z.int().min(0).max(86_400_000).nullable(),
});
export type FailFile = z.infer<typeof failFile>;

export const reportBot = mutation({
  ...underLease,
  state: z.enum(["live", "degraded", "revoked"]),
  error: text(500).nullable(),
});
export type ReportBot = z.infer<typeof reportBot>;
