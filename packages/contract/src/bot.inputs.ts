import { z } from "zod";
import { botLimits, botModes, botTokenPattern } from "./bot.ts";
import { findingCodes } from "./bot-health.ts";
import { updateStates } from "./bot-log.ts";
import { id, line, mutation, prose, query, version } from "./fields.inputs.ts";

const botToken = z.string().trim().max(128).regex(botTokenPattern);
const apiRoot = line(40);
const place = z.int().min(0).nullable().default(null);
const limit = z.int().min(1).max(botLimits.pageMax).default(botLimits.pageSize);

export const addBot = mutation({ token: botToken, apiRoot });
export type AddBot = z.infer<typeof addBot>;

export const switchBot = mutation({ botId: id, on: z.boolean(), version });
export type SwitchBot = z.infer<typeof switchBot>;

export const changeMode = mutation({ botId: id, mode: z.enum(botModes), version });
export type ChangeMode = z.infer<typeof changeMode>;

/** `apiRoot` is where the token is asked about, and where the bot is bound to from then on. */
export const replaceToken = mutation({ botId: id, token: botToken, apiRoot });
export type ReplaceToken = z.infer<typeof replaceToken>;

export const lookAtBot = query({ botId: id });
export type LookAtBot = z.infer<typeof lookAtBot>;

export const checkBot = mutation({ botId: id });
export type CheckBot = z.infer<typeof checkBot>;

export const fixBot = mutation({ botId: id, code: z.enum(findingCodes) });
export type FixBot = z.infer<typeof fixBot>;

/** To a conversation, or to any chat by Telegram's number of it; exactly one of the two. No text: a sentence of ours. */
export const sendTest = mutation({
  botId: id,
  conversationId: id.nullable(),
  tgChatId: z.int().nullable(),
  text: prose(botLimits.testTextLength).nullable(),
}).refine(({ conversationId, tgChatId }) => (conversationId === null) !== (tgChatId === null), {
  path: ["tgChatId"],
});
export type SendTest = z.infer<typeof sendTest>;

export const findTest = query({ botId: id, testId: id });
export type FindTest = z.infer<typeof findTest>;

export const listUpdates = query({
  botId: id,
  state: z.enum(updateStates).nullable().default(null),
  cursor: place,
  limit,
});
export type ListUpdates = z.infer<typeof listUpdates>;

export const replayUpdate = mutation({ botId: id, updateId: z.int().min(0) });
export type ReplayUpdate = z.infer<typeof replayUpdate>;

export const listFailedSends = query({ botId: id, cursor: place, limit });
export type ListFailedSends = z.infer<typeof listFailedSends>;

export const retrySend = mutation({ botId: id, outboxId: id });
export type RetrySend = z.infer<typeof retrySend>;

/** 0 minutes ends it. */
export const debugBot = mutation({ botId: id, minutes: z.int().min(0).max(botLimits.debugMinutes) });
export type DebugBot = z.infer<typeof debugBot>;
