import type { Reaction } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
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

interface Reacting {
  workspaceId: string;
  messageId: string;
  author: { kind: Reaction["by"]["kind"]; id: string };
  emojis: string[];
  now: Date;
}

/** Makes these all of an author's reactions to a message; false where they were already. */
export async function replaceReactions(db: Writer, reacting: Reacting): Promise<boolean> {
  const { workspaceId, messageId, author, emojis, now } = reacting;
  const gone = await db
    .deleteFrom("reaction")
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .where("author_kind", "=", author.kind)
    .where("author_id", "=", author.id)
    .where(sql<boolean>`emoji <> all(${emojis}::text[])`)
    .executeTakeFirst();
  if (emojis.length === 0) return gone.numDeletedRows > 0n;
  const added = await db
    .insertInto("reaction")
    .values(
      emojis.map((emoji) => ({
        ...{ workspace_id: workspaceId, message_id: messageId, emoji, created_at: now },
        ...{ author_kind: author.kind, author_id: author.id },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return gone.numDeletedRows > 0n || (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Counts a change of a message's reactions; returns them, its new version, its thread, and what decides who sees that. */
export async function moveReactions(
  db: Writer,
  { workspaceId, messageId, now }: { workspaceId: string; messageId: string; now: Date },
) {
  return db
    .with("moved", (cte) =>
      cte
        .updateTable("message")
        .set((eb) => ({ updated_at: now, version: eb("version", "+", 1) }))
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", messageId)
        .returning(["workspace_id", "id", "conversation_id", "version"]),
    )
    .selectFrom("moved")
    .innerJoin("conversation as c", (join) =>
      join.onRef("c.workspace_id", "=", "moved.workspace_id").onRef("c.id", "=", "moved.conversation_id"),
    )
    .select(["moved.version", "c.id as conversationId", "c.team_id as teamId"])
    .select(["c.inbox_id as inboxId", "c.assignee_id as assigneeId"])
    .select((eb) =>
      reactionsOf(db, { workspaceId: eb.ref("moved.workspace_id"), id: eb.ref("moved.id") }).as("reactions"),
    )
    .executeTakeFirstOrThrow();
}
