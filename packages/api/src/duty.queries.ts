import type { Reader, Writer } from "@frontdesk/db";

export async function findWorkspaceOfBot(db: Reader, botId: string): Promise<string | undefined> {
  const row = await db.selectFrom("bot").select("workspace_id").where("id", "=", botId).executeTakeFirst();
  return row?.workspace_id;
}

interface Claimed {
  workspaceId: string;
  botId: string;
  leaseToken: string;
  now: Date;
}

/** True while this is the bot's lease; keeps it from passing to another until the transaction ends. */
export async function holdsLease(db: Writer, { workspaceId, botId, leaseToken, now }: Claimed): Promise<boolean> {
  const row = await db
    .selectFrom("bot_lease")
    .select("token")
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("token", "=", leaseToken)
    .where("expires_at", ">", now)
    .forShare()
    .executeTakeFirst();
  return row !== undefined;
}
