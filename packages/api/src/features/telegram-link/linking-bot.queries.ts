import type { Reader } from "@frontdesk/db";

/** The bot that members of a workspace open to be linked: the oldest that is served; undefined where none is. */
export async function findBotToOpen(
  db: Reader,
  workspaceId: string,
): Promise<{ id: string; username: string; apiRoot: string } | undefined> {
  return db
    .selectFrom("bot")
    .select(["id", "username", "api_root as apiRoot"])
    .where("workspace_id", "=", workspaceId)
    .where("deleted_at", "is", null)
    .where("state", "not in", ["off", "revoked"])
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}

/** How a member and their workspace are called, which is all that an unlinked person of Telegram's is told of them. */
export async function getNames(
  db: Reader,
  { workspaceId, memberId }: { workspaceId: string; memberId: string },
): Promise<{ member: string; workspace: string }> {
  return db
    .selectFrom("member as m")
    .innerJoin("user as u", "u.id", "m.user_id")
    .innerJoin("workspace as w", "w.id", "m.workspace_id")
    .select(["u.name as member", "w.name as workspace"])
    .where("m.workspace_id", "=", workspaceId)
    .where("m.id", "=", memberId)
    .executeTakeFirstOrThrow();
}
