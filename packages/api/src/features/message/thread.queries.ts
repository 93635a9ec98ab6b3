import type { Reader } from "@frontdesk/db";
import { found } from "../../desk-error.ts";

interface InThread {
  workspaceId: string;
  conversationId: string;
  messageId: string;
}

/** @throws not_found for a message of another conversation */
export async function assertInThread(db: Reader, { workspaceId, conversationId, messageId }: InThread): Promise<void> {
  found(
    await db
      .selectFrom("message")
      .select("id")
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", messageId)
      .where("conversation_id", "=", conversationId)
      .executeTakeFirst(),
  );
}
