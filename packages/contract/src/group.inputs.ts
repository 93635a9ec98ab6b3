import { z } from "zod";
import { called, id, mutation, query } from "./fields.inputs.ts";
import { hearings } from "./group.ts";
import { inboxLimits } from "./inbox.ts";

export const listGroups = query({ botId: id });
export type ListGroups = z.infer<typeof listGroups>;

export const aboutGroup = query({ conversationId: id });
export type AboutGroup = z.infer<typeof aboutGroup>;

/** What of a group becomes a conversation from now on. */
export const hearGroup = mutation({
  botId: id,
  tgChatId: z.int(),
  /** One topic; null for all that has no rule of its own. */
  threadId: z.int().min(1).nullable(),
  /** Null: as its group, or, of a group, nothing. */
  hears: z.enum(hearings).nullable(),
  /** For what is heard: an inbox of this bot's groups, or a new one by its name. */
  inbox: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("known"), id }),
      z.strictObject({ kind: z.literal("new"), name: called(inboxLimits.nameLength) }),
    ])
    .nullable(),
});
export type HearGroup = z.infer<typeof hearGroup>;
