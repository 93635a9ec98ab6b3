import type { Reader } from "@frontdesk/db";
import { found } from "../../desk-error.ts";

/** By which name Telegram knows a bot, and which Bot API it is bound to. @throws not_found */
export async function findLinkName(
  db: Reader,
  { workspaceId, botId }: { workspaceId: string; botId: string },
): Promise<{ username: string; apiRoot: string }> {
  return found(
    await db
      .selectFrom("bot")
      .select(["username", "api_root as apiRoot"])
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", botId)
      .where("deleted_at", "is", null)
      .executeTakeFirst(),
  );
}
