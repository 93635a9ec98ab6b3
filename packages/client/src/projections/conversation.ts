import type { Conversation, ConversationChange } from "@frontdesk/contract";
import type { Change } from "./projection.ts";

/** The conversation that a change tells in full, if it does. */
export function conversationIn(change: Change): Conversation | null {
  return "left" in change || !("conversation" in change.data) ? null : change.data.conversation;
}

/** A conversation and how it stood before, where the change may have moved it from view to view. */
export function moveIn(change: Change): ConversationChange | null {
  return "left" in change || !("was" in change.data) ? null : change.data;
}

/** The conversation without a tag that was removed from everything; the same object where it did not have it. */
export function withoutTag(conversation: Conversation, change: Change): Conversation {
  if ("left" in change || change.kind !== "tag.removed") return conversation;
  const { id } = change.data;
  if (!conversation.tagIds.includes(id)) return conversation;
  return { ...conversation, tagIds: conversation.tagIds.filter((tagId) => tagId !== id) };
}

/** The conversation with what a change says of the people in it; the same object where that is nothing. */
export function withPeople(conversation: Conversation, change: Change): Conversation {
  if ("left" in change) return conversation;
  const { contact, assignee, inbox } = conversation;
  switch (change.kind) {
    case "contact.changed": {
      const { id, contact: card, ...told } = change.data;
      if (contact.id !== id) return conversation;
      const marks = card && { isVerified: card.verified !== null, isBlocked: card.blocked !== null };
      return { ...conversation, contact: { ...contact, ...told, ...marks } };
    }
    case "contact.merged":
    case "contact.unmerged": {
      const { into, conversationIds } = change.data;
      return conversationIds.includes(conversation.id)
        ? { ...conversation, contact: { ...contact, ...into } }
        : conversation;
    }
    case "contact.reachability": {
      const { contactId, inboxId, reachable } = change.data;
      return contact.id === contactId && inbox.id === inboxId && contact.reachable !== reachable
        ? { ...conversation, contact: { ...contact, reachable } }
        : conversation;
    }
    case "inbox.renamed": {
      const { id, name } = change.data;
      return inbox.id === id && inbox.name !== name ? { ...conversation, inbox: { id, name } } : conversation;
    }
    case "member.changed": {
      const { id, name } = change.data.member;
      return assignee?.id === id && assignee.name !== name ? { ...conversation, assignee: { id, name } } : conversation;
    }
    default:
      return conversation;
  }
}
