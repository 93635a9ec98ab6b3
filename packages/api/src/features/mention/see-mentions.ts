import type { SeeMentions } from "@frontdesk/contract/inputs";
import { assertMember, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { getConversation } from "../conversation/index.ts";
import { markSeen } from "./mention.queries.ts";

/**
 * A member has seen what calls them in a conversation, or that it is out of their reach by now; once more changes
 * nothing. @throws forbidden, not_found
 */
export async function seeMentions(
  desk: Desk,
  viewer: Viewer,
  { conversationId }: SeeMentions,
): Promise<{ messageIds: string[] }> {
  const { db, workspaceId, now } = desk;
  const memberId = assertMember(viewer);
  const messageIds = await markSeen(db, { workspaceId, memberId, conversationId, now });
  if (messageIds.length === 0) await getConversation(db, viewer, conversationId);
  if (messageIds.length > 0)
    desk.emit("mention.seen", {
      subject: { type: "conversation", id: conversationId },
      data: { messageIds },
      scopeKeys: [`member:${memberId}`],
    });
  return { messageIds };
}
