import type { Desk } from "../../desk.ts";
import { keysOf } from "../conversation/index.ts";
import { getAttachment } from "./attachment.queries.ts";
import { findPlace } from "./attachment-place.queries.ts";

/** Tells those who see the thread what became of an attachment, so that its bubble is patched. */
export async function announceAttachment(desk: Desk, attachmentId: string): Promise<void> {
  const { workspaceId } = desk;
  const { messageId, conversationId, ...placed } = await findPlace(desk.db, { workspaceId, attachmentId });
  desk.emit("attachment.settled", {
    subject: { type: "attachment", id: attachmentId },
    data: { messageId, conversationId, attachment: await getAttachment(desk.db, { workspaceId, id: attachmentId }) },
    scopeKeys: keysOf(placed),
  });
}
