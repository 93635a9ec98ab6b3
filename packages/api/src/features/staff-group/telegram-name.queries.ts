import type { Reader } from "@frontdesk/db";

/** The Telegram user names of those members who are linked, by their id. */
export async function listTelegramNames(db: Reader, workspaceId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("telegram_link")
    .select(["member_id as memberId", "tg_username as username"])
    .where("workspace_id", "=", workspaceId)
    .where("state", "in", ["linked", "unreachable"])
    .where("tg_username", "is not", null)
    .execute();
  return new Map(rows.flatMap(({ memberId, username }) => (memberId && username ? [[memberId, username]] : [])));
}
