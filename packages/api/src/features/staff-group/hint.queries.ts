import type { Reader, Writer } from "@frontdesk/db";

/** Somebody in a group who is told what keeps their words from being sent. */
interface Hinted {
  workspaceId: string;
  staffGroupId: string;
  tgUserId: number;
}

/** How long a hint stands, and how long after one nobody is told the same again. */
const hintMs = 60_000;
const restMs = 10 * 60_000;

/** Whether somebody is to be told now; true once in a while. */
export async function claimHint(
  db: Writer,
  { workspaceId, staffGroupId, tgUserId, now }: Hinted & { now: Date },
): Promise<boolean> {
  const row = await db
    .insertInto("staff_hint")
    .values({ workspace_id: workspaceId, staff_group_id: staffGroupId, tg_user_id: tgUserId, told_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "staff_group_id", "tg_user_id"])
        .doUpdateSet({ told_at: now })
        .where("staff_hint.told_at", "<", new Date(now.getTime() - restMs)),
    )
    .returning("tg_user_id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Notes which message says a hint: it goes after a minute. */
export async function setHintMessage(
  db: Writer,
  { workspaceId, staffGroupId, tgUserId, tgMessageId, now }: Hinted & { tgMessageId: number; now: Date },
): Promise<void> {
  await db
    .updateTable("staff_hint")
    .set({ tg_message_id: tgMessageId, remove_at: new Date(now.getTime() + hintMs) })
    .where("workspace_id", "=", workspaceId)
    .where("staff_group_id", "=", staffGroupId)
    .where("tg_user_id", "=", tgUserId)
    .execute();
}

/** The hints of a workspace that have stood long enough, each once. */
export async function takeDueHints(
  db: Writer,
  { workspaceId, now }: { workspaceId: string; now: Date },
): Promise<{ staffGroupId: string; tgMessageId: number | null }[]> {
  return db
    .updateTable("staff_hint")
    .set({ remove_at: null })
    .where("workspace_id", "=", workspaceId)
    .where("remove_at", "<=", now)
    .returning(["staff_group_id as staffGroupId", "tg_message_id as tgMessageId"])
    .execute();
}

/** Workspaces with hints that have stood long enough. */
export async function listWorkspacesWithHints(db: Reader, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom("staff_hint")
    .select("workspace_id as workspaceId")
    .distinct()
    .where("remove_at", "<=", now)
    .execute();
  return rows.map(({ workspaceId }) => workspaceId);
}
