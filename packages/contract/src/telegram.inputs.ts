import { z } from "zod";
import { botModes } from "./bot.ts";
import { botReasons } from "./bot-health.ts";
import { chatReachabilities, reachabilities } from "./conversation.ts";
import { id, instant, mutation, query } from "./fields.inputs.ts";
import { messageLimits } from "./message.ts";
import { telegramLimits } from "./telegram.ts";
import { person, reacted, said, text, tgId, underLease, update } from "./telegram-said.inputs.ts";

export type { TelegramFile } from "./telegram-said.inputs.ts";

// The duties of a bot process. Each names its bot, and the lease under which it acts for it.

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

const content = {
  chat: z.strictObject({ tgChatId: tgId, type: z.literal("private") }),
  from: person,
  ...said,
};

export const applyMessage = mutation({ ...update, ...content });
export type ApplyMessage = z.infer<typeof applyMessage>;

/** An edit carries the whole message, so that one that overtook its original loses nothing. */
export const applyEdit = mutation({ ...update, ...content, editedAt: instant });
export type ApplyEdit = z.infer<typeof applyEdit>;

export const applyReaction = mutation({ ...update, ...reacted, from: person });
export type ApplyReaction = z.infer<typeof applyReaction>;

/** Somebody pressed a button under a message of the desk's. */
export const applyPress = mutation({
  ...update,
  tgChatId: tgId,
  from: person,
  /** What the button carries. */
  buttonId: text(64),
});
export type ApplyPress = z.infer<typeof applyPress>;

/** What somebody asks of a bot in their private chat that is for its staff. */
const staffCommand = z.discriminatedUnion("kind", [
  /** Shows the code that links them; blank to be told how to come by one. */
  z.strictObject({ kind: z.literal("link"), code: text(100) }),
  z.strictObject({ kind: z.literal("start") }),
  z.strictObject({ kind: z.literal("unlink") }),
  /** The same, come by a link that anybody may have made: nothing is done before they say yes. */
  z.strictObject({ kind: z.literal("ask_unlink") }),
  z.strictObject({ kind: z.literal("workspace") }),
]);
export type StaffCommand = z.infer<typeof staffCommand>;

export const applyStaffCommand = mutation({
  ...update,
  ...{ chat: content.chat, from: person, tgMessageId: tgId },
  command: staffCommand,
});
export type ApplyStaffCommand = z.infer<typeof applyStaffCommand>;

/** Somebody pressed a button under a question about their link. */
export const applyLinkAnswer = mutation({
  ...update,
  ...{ chat: content.chat, from: person, tgMessageId: tgId },
  /** What the button carries. */
  key: id,
});
export type ApplyLinkAnswer = z.infer<typeof applyLinkAnswer>;

export const applyReachability = mutation({ ...update, tgChatId: tgId, reachable: z.enum(chatReachabilities) });
export type ApplyReachability = z.infer<typeof applyReachability>;

export const ignoreUpdate = mutation({ ...update, reason: text(200) });
export type IgnoreUpdate = z.infer<typeof ignoreUpdate>;

/** `final` where no further try could end otherwise. */
export const failUpdate = mutation({ ...update, error: text(500), final: z.boolean().default(false) });
export type FailUpdate = z.infer<typeof failUpdate>;

export const claimSends = mutation({ ...underLease, limit: z.int().min(1).max(100) });
export type ClaimSends = z.infer<typeof claimSends>;

export const markSending = mutation({ ...underLease, outboxIds: z.array(id).min(1).max(100) });
export type MarkSending = z.infer<typeof markSending>;

export const settleSend = mutation({
  ...underLease,
  outboxId: id,
  outcome: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("sent"),
      tgMessageIds: z.array(tgId).max(100),
      /** Telegram's lasting names of what was uploaded, so that it need not be again. */
      files: z
        .array(z.strictObject({ attachmentId: id, tgFileId: text(256) }))
        .max(messageLimits.attachments)
        .optional(),
    }),
    z.strictObject({ kind: z.literal("retry"), afterMs: z.int().min(0).max(86_400_000), reason: text(500) }),
    z.strictObject({ kind: z.literal("failed"), reason: text(500), reachable: z.enum(reachabilities).optional() }),
    z.strictObject({ kind: z.literal("unknown"), reason: text(500) }),
    /** The group became a supergroup: the message goes there instead (T10). */
    z.strictObject({ kind: z.literal("moved"), tgChatId: tgId, reason: text(500) }),
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
  /** The way was closed, and nothing was learned of the file: does not count as a try. */
  isOutage: z.boolean().default(false),
});
export type FailFile = z.infer<typeof failFile>;

export const claimAvatars = mutation({ ...underLease, limit: z.int().min(1).max(20) });
export type ClaimAvatars = z.infer<typeof claimAvatars>;

export const settleAvatar = mutation({
  ...underLease,
  contactId: id,
  /** The person shows none any more, or the one that the desk has. A new one is settled by its bytes. */
  outcome: z.enum(["none", "same"]),
});
export type SettleAvatar = z.infer<typeof settleAvatar>;

export const reportBot = mutation({
  ...underLease,
  state: z.enum(["live", "degraded", "revoked"]),
  /** In plain English, with Telegram's own words in it. */
  error: text(500).nullable(),
  reason: z.enum(botReasons).nullable().default(null),
  /** How updates come now; null where the process can't tell. */
  delivery: z.enum(botModes).nullable().default(null),
});
export type ReportBot = z.infer<typeof reportBot>;

/** What Telegram says of a bot and of its deliveries (getMe, getWebhookInfo). */
export const reportExamination = mutation({
  ...underLease,
  told: z
    .strictObject({ canJoinGroups: z.boolean(), readsAllGroupMessages: z.boolean(), supportsInline: z.boolean() })
    .nullable(),
  pendingUpdates: z.int().min(0).nullable(),
  telegramError: z.strictObject({ text: text(500), at: instant }).nullable(),
});
export type ReportExamination = z.infer<typeof reportExamination>;

/** Says that somebody else changed how updates come, and how the bot's process found it. */
export const reportDisturbance = mutation({ ...underLease, what: text(200) });
export type ReportDisturbance = z.infer<typeof reportDisturbance>;

const group = {
  tgChatId: tgId,
  type: z.enum(["group", "supergroup", "channel"]),
  title: text(256),
  isForum: z.boolean(),
};

export const botStatuses = ["creator", "administrator", "member", "restricted", "left", "kicked"] as const;

/** What the bot is in a group or channel, and, of an administrator, the Bot API's names of its rights. */
export const applyStanding = mutation({
  ...update,
  chat: z.strictObject(group),
  status: z.enum(botStatuses),
  rights: z.array(text(60)).max(40),
});
export type ApplyStanding = z.infer<typeof applyStanding>;

/** A group became a supergroup, which has another number (T10). */
export const applyMigration = mutation({ ...update, fromTgChatId: tgId, toTgChatId: tgId });
export type ApplyMigration = z.infer<typeof applyMigration>;
