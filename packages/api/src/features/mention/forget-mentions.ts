import type { Desk } from "../../desk.ts";
import { deleteMentions } from "./mention.queries.ts";

/** A note no longer calls anybody but these; whoever had not seen it yet need not. */
export async function forgetMentions(desk: Desk, messageId: string, but: string[] = []): Promise<void> {
  for (const memberId of await deleteMentions(desk.db, { workspaceId: desk.workspaceId, messageId, but }))
    desk.emit("mention.seen", {
      subject: { type: "message", id: messageId },
      data: { messageIds: [messageId] },
      scopeKeys: [`member:${memberId}`],
    });
}
