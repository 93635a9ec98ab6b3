import { z } from "zod";
import { messageButton } from "./canned-reply.inputs.ts";
import { conversationLimits, conversationStates, priorities } from "./conversation.ts";
import { conversationViews } from "./conversation-view.ts";
import { id, instant, line, mutation, prose, query, version } from "./fields.inputs.ts";
import { messageLimits, offeredReactions } from "./message.ts";
import { afterPress, buttonLimits } from "./message-button.ts";
import { slaStandings } from "./sla.ts";
import { tagLimits } from "./tag.ts";
import { attachedUploads, guideStep } from "./writing.inputs.ts";

/** A filter of the queue; its fields are those of `ConversationFilter`. */
export const conversationFilter = z.strictObject({
  states: z.array(z.enum(conversationStates)).min(1).max(conversationStates.length).nullable().default(null),
  assignee: z
    .union([z.enum(["me", "nobody"]), id])
    .nullable()
    .default(null),
  teamId: id.nullable().default(null),
  inboxId: id.nullable().default(null),
  tagIds: z.array(id).min(1).max(tagLimits.perRecord).nullable().default(null),
  priorities: z.array(z.enum(priorities)).min(1).max(priorities.length).nullable().default(null),
  waitingMinutes: z.int().min(0).max(525_600).nullable().default(null),
  sla: z.array(z.enum(slaStandings)).min(1).max(slaStandings.length).nullable().default(null),
});

export const listConversations = query({
  view: z.enum(conversationViews),
  /** Narrows the view. */
  filter: conversationFilter.nullish(),
  limit: z.int().min(1).max(conversationLimits.pageMax).default(conversationLimits.pageSize),
  /** The last row of the page before: keyset paging by the view's order and the id. */
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
  /** Messages with a smaller seq, newest page first, or those after one; rows come in ascending order either way. */
  cursor: z.union([z.int().min(1), z.strictObject({ after: z.int().min(0) })]).nullish(),
});
export type ListMessages = z.infer<typeof listMessages>;

export const listRevisions = query({ messageId: id });

/** Text in Telegram's Markdown, as its apps read it while one types: `**bold**`, `__italic__`, `~~struck~~`, `||hidden||`, code, links. */
const source = prose(messageLimits.sourceLength);

const special = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("place"),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    title: line(256).nullable(),
    address: line(512).nullable(),
  }),
  z.strictObject({ kind: z.literal("contact_card"), name: line(64), phone: line(32).regex(/^\+?[0-9 ()-]{3,32}$/) }),
]);

export const sendMessage = mutation({
  conversationId: id,
  /** May be empty where a file or something special is sent. */
  text: z.union([z.literal(""), source]),
  clientKey: id,
  reply: z.strictObject({ messageId: id, quote: prose(messageLimits.quoteLength).nullable() }).nullish(),
  attachments: attachedUploads,
  special: special.nullish(),
  /** Stand under the text. */
  buttons: z.array(messageButton).max(buttonLimits.perMessage).default([]),
  afterPress: z.enum(afterPress).default("keep"),
  /** Tells the person how their matter stands (D9). */
  isUpdate: z.boolean().default(false),
  /** The canned reply it was made of, and those of its files that go along. */
  canned: z
    .strictObject({ cannedReplyId: id, fileIds: z.array(id).max(messageLimits.attachments).default([]) })
    .nullish(),
  /** The step of a guide that it is. */
  guideStep: guideStep.nullish(),
  /** It was written as the member's draft, which is over with it. */
  endsDraft: z.boolean().default(false),
})
  .refine(
    ({ text, attachments, special, canned }) => text !== "" || countOf(attachments, canned) > 0 || Boolean(special),
    {
      path: ["text"],
    },
  )
  .refine(({ attachments, canned }) => countOf(attachments, canned) <= messageLimits.attachments, {
    path: ["attachments"],
  })
  .refine(({ text, buttons }) => buttons.length === 0 || text !== "", { path: ["buttons"] });
export type SendMessage = z.infer<typeof sendMessage>;

function countOf(attachments: readonly unknown[], canned: { fileIds: readonly unknown[] } | null | undefined): number {
  return attachments.length + (canned?.fileIds.length ?? 0);
}

export const editMessage = mutation({ messageId: id, text: source, version });
export type EditMessage = z.infer<typeof editMessage>;

export const deleteMessage = mutation({ messageId: id });
export type DeleteMessage = z.infer<typeof deleteMessage>;

export const reactToMessage = mutation({
  messageId: id,
  /** The desk's one reaction to the message; null takes it back. */
  emoji: z.enum(offeredReactions).nullable(),
});
export type ReactToMessage = z.infer<typeof reactToMessage>;

export const settleMessage = mutation({ messageId: id });
export type SettleMessage = z.infer<typeof settleMessage>;
