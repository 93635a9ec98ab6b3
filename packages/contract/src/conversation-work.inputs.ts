import { z } from "zod";
import { priorities } from "./conversation.ts";
import { workLimits } from "./conversation-act.ts";
import { id, instant, mutation, prose } from "./fields.inputs.ts";
import { tagLimits } from "./tag.ts";

const conversationId = id;
const note = prose(workLimits.noteLength);
const to = z.strictObject({ kind: z.enum(["member", "team"]), id });
/** A time to come; null for until the person writes. */
const until = instant.nullable();
const tagIds = z.array(id).max(tagLimits.perRecord);

/** Who had it when the caller decided; whoever was faster is not overwritten. */
const heldBy = id.nullable();

export const transferConversation = mutation({ conversationId, to, note: note.nullable(), heldBy });
export type TransferConversation = z.infer<typeof transferConversation>;

export const assignConversation = mutation({ conversationId, to: to.nullable(), heldBy });
export type AssignConversation = z.infer<typeof assignConversation>;

export const escalateConversation = mutation({ conversationId, reason: note, memberId: id.nullable() });
export type EscalateConversation = z.infer<typeof escalateConversation>;

export const prioritiseConversation = mutation({ conversationId, priority: z.enum(priorities) });
export type PrioritiseConversation = z.infer<typeof prioritiseConversation>;

export const tagConversation = mutation({ conversationId, add: tagIds, remove: tagIds });
export type TagConversation = z.infer<typeof tagConversation>;

export const snoozeConversation = mutation({ conversationId, until });
export type SnoozeConversation = z.infer<typeof snoozeConversation>;

export const bulkAct = z.discriminatedUnion("name", [
  z.strictObject({ name: z.literal("assign"), to: to.nullable() }),
  z.strictObject({ name: z.literal("tag"), add: tagIds, remove: tagIds }),
  z.strictObject({ name: z.literal("prioritise"), priority: z.enum(priorities) }),
  z.strictObject({ name: z.literal("snooze"), until }),
  z.strictObject({ name: z.enum(["close", "reopen", "markSpam"]) }),
]);
export type BulkAct = z.infer<typeof bulkAct>;

export const bulkConversations = mutation({
  conversationIds: z.array(id).min(1).max(workLimits.bulk),
  act: bulkAct,
});
export type BulkConversations = z.infer<typeof bulkConversations>;

export const undoConversations = mutation({ undoId: id });
export type UndoConversations = z.infer<typeof undoConversations>;
