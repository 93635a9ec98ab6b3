import type { Reader } from "@frontdesk/db";

/** A member by whom they are at Telegram. */
interface LinkedMember {
  linkId: string;
  memberId: string;
  /** As colleagues know them. */
  name: string;
}

/** The active member whom a person of Telegram's is linked to in a workspace; undefined for anybody else. */
export async function findLinkedMember(
  db: Reader,
  { workspaceId, tgUserId }: { workspaceId: string; tgUserId: number },
): Promise<LinkedMember | undefined> {
  return db
    .selectFrom("telegram_link as l")
    .innerJoin("member as m", (join) =>
      join.onRef("m.workspace_id", "=", "l.workspace_id").onRef("m.id", "=", "l.member_id"),
    )
    .innerJoin("user as u", "u.id", "m.user_id")
    .select(["l.id as linkId", "m.id as memberId", "u.name"])
    .where("l.workspace_id", "=", workspaceId)
    .where("l.tg_user_id", "=", tgUserId)
    .where("l.state", "in", ["linked", "unreachable"])
    .where("m.status", "=", "active")
    .executeTakeFirst();
}
