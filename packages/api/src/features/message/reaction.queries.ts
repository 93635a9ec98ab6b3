import type { Reaction } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import { type Expression, sql } from "kysely";
import { jsonArrayFrom, jsonBuildObject } from "kysely/helpers/postgres";

/** What was put to a message, the oldest first, as a column of the query that reads the message. */
export function reactionsOf(db: Reader, message: { workspaceId: Expression<string>; id: Expression<string> }) {
  const ofMessage = db
    .selectFrom("reaction as r")
    .leftJoin("contact as rp", (join) =>
      join.onRef("rp.workspace_id", "=", "r.workspace_id").onRef("rp.id", "=", "r.author_id"),
    )
    .leftJoin("member as rm", (join) =>
      join.onRef("rm.workspace_id", "=", "r.workspace_id").onRef("rm.id", "=", "r.author_id"),
    )
    .leftJoin("user as ru", "ru.id", "rm.user_id")
    .leftJoin("api_token as rk", (join) =>
      join.onRef("rk.workspace_id", "=", "r.workspace_id").onRef("rk.id", "=", "r.author_id"),
    )
    .select("r.emoji")
    .select((eb) =>
      jsonBuildObject({
        kind: eb.ref("r.author_kind").$castTo<Reaction["by"]["kind"]>(),
        id: eb.ref("r.author_id"),
        name: eb.fn.coalesce("rp.name", "ru.name", "rk.name", sql<string>`''`),
      }).as("by"),
    )
    .where("r.workspace_id", "=", message.workspaceId)
    .where("r.message_id", "=", message.id)
    .orderBy("r.created_at")
    .orderBy("r.emoji");
  return jsonArrayFrom(ofMessage);
}
