import type { GroupTalk } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import type { Viewer } from "../../access.ts";
import { DeskError } from "../../desk-error.ts";
import { getConversation } from "../conversation/index.ts";
import { listParticipants } from "./participant.queries.ts";
import { findGroupRule } from "./rule.queries.ts";
import { findTalk } from "./talk.queries.ts";

/**
 * A group conversation beside its messages: what of the group is heard, and who speaks. @throws not_found, conflict
 * wrong_state for a conversation with one person
 */
export async function describeTalk(db: Reader, viewer: Viewer, conversationId: string): Promise<GroupTalk> {
  const { workspaceId } = viewer;
  const found = await findTalk(db, viewer, conversationId);
  if (!found) {
    await getConversation(db, viewer, conversationId);
    throw new DeskError("conflict", "wrong_state");
  }
  const { contactId, ...talk } = found;
  const { botId, tgChatId: chatId, threadId } = talk;
  const rule = await findGroupRule(db, { workspaceId, botId, chatId, threadId });
  return {
    ...talk,
    hears: rule?.hears ?? "nothing",
    participants: await listParticipants(db, viewer, contactId),
  };
}
