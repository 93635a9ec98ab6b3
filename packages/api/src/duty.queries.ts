import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";

export async function findWorkspaceOfBot(db: Reader, botId: string): Promise<string | undefined> {
  const row = await db.selectFrom("bot").select("workspace_id").where("id", "=", botId).executeTakeFirst();
  return row?.workspace_id;
}

interface Claimed {
  workspaceId: string;
  botId: string;
  leaseToken: string;
}

/** The bot's lease while it is this one; read so, it is kept from passing to another until the transaction ends. */
export function presentLease(db: Reader, { workspaceId, botId, leaseToken }: Claimed) {
  return db
    .selectFrom("bot_lease")
    .select("token")
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("token", "=", leaseToken)
    .where("expires_at", ">", sql<Date>`desk_now()`)
    .forShare();
}
