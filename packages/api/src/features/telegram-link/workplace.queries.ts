import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";

/** A workspace in which somebody is linked, and the bot that knows them there. */
export interface Workplace {
  workspaceId: string;
  workspaceName: string;
  botUsername: string;
  /** The name of the API root of both this bot and that one. */
  apiRoot: string;
}

interface Asker {
  workspaceId: string;
  botId: string;
  tgUserId: number;
}

/**
 * Where a person is linked, in this and in any other workspace, by name: for nobody but themselves. Numbers of people
 * mean something at one Telegram only, so it is that of the bot they speak to.
 */
export async function listWorkplaces(db: Reader, { workspaceId, botId, tgUserId }: Asker): Promise<Workplace[]> {
  return db
    .selectFrom("bot as b")
    .innerJoin(
      sql<{
        workspace_id: string;
        workspace_name: string;
        bot_username: string;
      }>`lateral workplaces_at_telegram(${tgUserId}, b.api_root)`.as("p"),
      (join) => join.onTrue(),
    )
    .select(["p.workspace_id as workspaceId", "p.workspace_name as workspaceName", "p.bot_username as botUsername"])
    .select("b.api_root as apiRoot")
    .where("b.workspace_id", "=", workspaceId)
    .where("b.id", "=", botId)
    .execute();
}
