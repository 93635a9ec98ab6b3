import { z } from "zod";
import { conversationLimits, conversationViews } from "./conversation.ts";
import { id, instant, mutation, prose, query, version } from "./fields.inputs.ts";
import { messageLimits } from "./message.ts";

export const listConversations = query({
  view: z.enum(conversationViews),
  limit: z.int().min(1).max(conversationLimits.pageMax).default(conversationLimits.pageSize),
  /** The last row of the page before: keyset paging by (lastMessageAt, id), newest first. */
  cursor: z.strictObject({ at: instant, id }).nullish(),
});
export type ListConversations = z.infer<typeof listConversations>;

export const getConversation = query({ conversationId: id });
export type GetConversation = z.infer<typeof getConversation>;

export const moveConversation = mutation({ conversationId: id });
export type MoveConversation = z.infer<typeof moveConversation>;

export const takeConversation = mutation({
  conversationId: id,
  /** Take it even from a colleague; needs `conversation:override`. */
  override: z.boolean().default(false),
});
export type TakeConversation = z.infer<typeof takeConversation>;

export const listMessages = query({
  conversationId: id,
  limit: z.int().min(1).max(messageLimits.pageMax).default(messageLimits.pageSize),
  /** Messages with a smaller seq, newest page first; rows come in ascending order. */
  cursor: z.int().min(1).nullish(),
});
export type ListMessages = z.infer<typeof listMessages>;

export const listRevisions = query({ messageId: id });

export const sendMessage = mutation({
  conversationId: id,
  text: prose(messageLimits.textLength),
  clientKey: id,
});
export type SendMessage = z.infer<typeof sendMessage>;

export const editMessage = mutation({ messageId: id, text: prose(messageLimits.textLength), version });
export type EditMessage = z.infer<typeof editMessage>;

export const settleMessage = mutation({ messageId: id });
export type SettleMessage = z.infer<typeof settleMessage>;
