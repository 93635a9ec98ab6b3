import type { Conversation } from "@frontdesk/contract";
import { conversationIn, withoutTag, withPeople } from "./conversation.ts";
import { leftId, type Projection, refetch } from "./projection.ts";

export const conversationGet: Projection<{ conversationId: string }, Conversation> = (conversation, change) => {
  if (leftId(change, "conversation") === conversation.id) return refetch;
  const told = conversationIn(change);
  if (!told) return withoutTag(withPeople(conversation, change), change);
  return told.id === conversation.id && told.version >= conversation.version ? told : conversation;
};
