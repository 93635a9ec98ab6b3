import type { Writer } from "@frontdesk/db";

interface Lease {
  token: string;
  holder: string;
  expiresAt: Date;
}

/** The bot's lease as it stands, held for this transaction. */
export async function lockLease(
  db: Writer,
  { workspaceId, botId }: { workspaceId: string; botId: string },
): Promise<Lease | undefined> {
  return db
    .selectFrom("bot_lease")
    .select(["token", "holder", "expires_at as expiresAt"])
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .forUpdate()
    .executeTakeFirst();
}

/** Gives the bot's lease to a holder; false where another took it in the same moment. */
export async function putLease(
  db: Writer,
  lease: Lease & { workspaceId: string; botId: string; former: string | null },
) {
  const { workspaceId, botId, token, holder, expiresAt, former } = lease;
  const put = await db
    .insertInto("bot_lease")
    .values({ workspace_id: workspaceId, bot_id: botId, token, holder, expires_at: expiresAt })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "bot_id"])
        .doUpdateSet({ token, holder, expires_at: expiresAt })
        .where("bot_lease.token", "=", former ?? token),
    )
    .executeTakeFirst();
  return (put.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function deleteLease(
  db: Writer,
  { workspaceId, botId, token }: { workspaceId: string; botId: string; token: string },
): Promise<void> {
  await db
    .deleteFrom("bot_lease")
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("token", "=", token)
    .execute();
}
