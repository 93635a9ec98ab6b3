import type { Reader } from "@frontdesk/db";
import { found } from "../../desk-error.ts";

/** The bytes of an attachment that a bot is to send. @throws not_found for another bot's, and for what has none */
export async function findOutgoingFile(
  db: Reader,
  { workspaceId, botId, attachmentId }: { workspaceId: string; botId: string; attachmentId: string },
): Promise<{ hash: string; sizeBytes: number }> {
  return found(
    await db
      .selectFrom("attachment as a")
      .innerJoin("file as f", (join) =>
        join.onRef("f.workspace_id", "=", "a.workspace_id").onRef("f.hash", "=", "a.file_hash"),
      )
      .innerJoin("message as m", (join) =>
        join.onRef("m.workspace_id", "=", "a.workspace_id").onRef("m.id", "=", "a.message_id"),
      )
      .select(["f.hash", "f.size_bytes as sizeBytes"])
      .where("a.workspace_id", "=", workspaceId)
      .where("a.id", "=", attachmentId)
      .where((eb) =>
        eb.or([
          eb.and([eb("a.bot_id", "=", botId), eb("m.direction", "=", "out")]),
          // What is said in a conversation is shown to staff in its topic, by the bot of their group.
          eb.exists(
            eb
              .selectFrom("staff_topic as s")
              .innerJoin("staff_group as g", (join) =>
                join.onRef("g.workspace_id", "=", "s.workspace_id").onRef("g.id", "=", "s.staff_group_id"),
              )
              .select("s.id")
              .whereRef("s.workspace_id", "=", "m.workspace_id")
              .whereRef("s.conversation_id", "=", "m.conversation_id")
              .where("g.bot_id", "=", botId)
              .where("g.deleted_at", "is", null),
          ),
        ]),
      )
      .executeTakeFirst(),
  );
}
