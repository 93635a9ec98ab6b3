import { z } from "zod";
import { draftKinds } from "./draft.ts";
import { id, mutation, prose, query, version } from "./fields.inputs.ts";
import { guideLimits } from "./guide.ts";
import { mentionLimits } from "./mention.ts";
import { messageLimits } from "./message.ts";

const conversationId = id;
const source = prose(messageLimits.sourceLength);
/** Members whom the note calls, each by their name after an @ in its text. */
const mentions = z.array(id).max(mentionLimits.perNote).default([]);

/** Files that the caller handed over, in order. */
export const attachedUploads = z
  .array(
    z.strictObject({
      uploadId: id,
      /** As which kind Telegram gets it; without it, as the one its type suggests. */
      as: z.enum(["document", "voice", "video_note", "sticker"]).nullish(),
    }),
  )
  .max(messageLimits.attachments)
  .default([]);

export const writeNote = mutation({
  conversationId,
  text: source,
  attachments: attachedUploads,
  clientKey: id,
  mentions,
  /** It was written as the member's draft, which is over with it. */
  endsDraft: z.boolean().default(false),
});
export type WriteNote = z.infer<typeof writeNote>;

export const editNote = mutation({ messageId: id, text: source, mentions, version });
export type EditNote = z.infer<typeof editNote>;

export const seeMentions = mutation({ conversationId });
export type SeeMentions = z.infer<typeof seeMentions>;

export const getDrafts = query({ conversationId });
export type GetDrafts = z.infer<typeof getDrafts>;

export const saveDraft = mutation({
  conversationId,
  kind: z.enum(draftKinds),
  text: z.string().max(messageLimits.sourceLength),
  answered: z
    .strictObject({
      messageId: id,
      authorName: z.string().max(256),
      excerpt: z.string().max(256),
      quote: prose(messageLimits.quoteLength).nullable(),
    })
    .nullable(),
  /** The version that the writer saw last; 0 for none. */
  version: z.int().min(0).max(2_147_483_647),
});
export type SaveDraft = z.infer<typeof saveDraft>;

export const getGuideProgress = query({ conversationId });
export type GetGuideProgress = z.infer<typeof getGuideProgress>;

export const startGuide = mutation({ conversationId, guideId: id });
export type StartGuide = z.infer<typeof startGuide>;

/** A step of a guide that a conversation is at. */
export const guideStep = z.strictObject({ guideId: id, step: z.int().min(0).max(guideLimits.steps) });

export const skipGuideStep = mutation({ conversationId, ...guideStep.shape });
export type SkipGuideStep = z.infer<typeof skipGuideStep>;

export const stopGuide = mutation({ conversationId });
export type StopGuide = z.infer<typeof stopGuide>;

export const listStuck = query({
  limit: z.int().min(1).max(messageLimits.pageMax).default(messageLimits.pageSize),
  /** The last row of the page before. */
  cursor: id.nullish(),
});
export type ListStuck = z.infer<typeof listStuck>;
