import { type Mention, mentionLimits, type Named } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

interface OfMember {
  workspaceId: string;
  memberId: string;
}

function mentions(db: Reader) {
  return db
    .selectFrom("mention as n")
    .innerJoin("message as g", (join) =>
      join.onRef("g.workspace_id", "=", "n.workspace_id").onRef("g.id", "=", "n.message_id"),
    )
    .innerJoin("conversation as c", (join) =>
      join.onRef("c.workspace_id", "=", "g.workspace_id").onRef("c.id", "=", "g.conversation_id"),
    )
    .leftJoin("member as m", (join) =>
      join.onRef("m.workspace_id", "=", "g.workspace_id").onRef("m.id", "=", "g.author_id"),
    )
    .leftJoin("user as u", "u.id", "m.user_id")
    .leftJoin("api_token as k", (join) =>
      join.onRef("k.workspace_id", "=", "g.workspace_id").onRef("k.id", "=", "g.author_id"),
    )
    .select(["n.message_id as messageId", "c.id as conversationId", "c.number", "g.author_id as authorId"])
    .select(["n.created_at as at", "n.member_id as memberId"])
    .select((eb) => eb.fn.coalesce("u.name", "k.name", sql<string>`''`).as("authorName"));
}

type Row = Awaited<ReturnType<ReturnType<typeof mentions>["executeTakeFirstOrThrow"]>>;

function toMention({ messageId, conversationId, number, authorId, authorName, at }: Row): Mention {
  return { messageId, conversationId, number, by: { id: authorId ?? "", name: authorName }, at: at.toISOString() };
}

/** What calls a member and they have not seen, the latest first. */
export async function listMentions(db: Reader, { workspaceId, memberId }: OfMember): Promise<Mention[]> {
  const rows = await mentions(db)
    .where("n.workspace_id", "=", workspaceId)
    .where("n.member_id", "=", memberId)
    .where("n.seen_at", "is", null)
    .orderBy("n.created_at", "desc")
    .orderBy("n.message_id", "desc")
    .limit(mentionLimits.listed)
    .execute();
  return rows.map(toMention);
}

interface Calling {
  workspaceId: string;
  messageId: string;
  memberIds: string[];
  now: Date;
}

/** Notes whom a message calls; returns what is new to each of them. */
export async function insertMentions(
  db: Writer,
  { workspaceId, messageId, memberIds, now }: Calling,
): Promise<(Mention & { memberId: string })[]> {
  if (memberIds.length === 0) return [];
  const added = await db
    .insertInto("mention")
    .values(
      memberIds.map((memberId) => ({
        ...{ workspace_id: workspaceId, message_id: messageId, member_id: memberId, created_at: now },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning("member_id as memberId")
    .execute();
  if (added.length === 0) return [];
  const rows = await mentions(db)
    .where("n.workspace_id", "=", workspaceId)
    .where("n.message_id", "=", messageId)
    .execute();
  const fresh = new Set(added.map(({ memberId }) => memberId));
  return rows.flatMap((row) => (fresh.has(row.memberId) ? [{ ...toMention(row), memberId: row.memberId }] : []));
}

/** A member has seen what calls them in a conversation; returns the messages that were new to them. */
export async function markSeen(
  db: Writer,
  { workspaceId, memberId, conversationId, now }: OfMember & { conversationId: string; now: Date },
): Promise<string[]> {
  const rows = await db
    .updateTable("mention as n")
    .from("message as g")
    .set({ seen_at: now })
    .where("n.workspace_id", "=", workspaceId)
    .where("n.member_id", "=", memberId)
    .where("n.seen_at", "is", null)
    .whereRef("g.workspace_id", "=", "n.workspace_id")
    .whereRef("g.id", "=", "n.message_id")
    .where("g.conversation_id", "=", conversationId)
    .returning("n.message_id as messageId")
    .execute();
  return rows.map(({ messageId }) => messageId);
}

/** Takes back whom a message called, but for some; returns those who had not seen it. */
export async function deleteMentions(
  db: Writer,
  { workspaceId, messageId, but }: { workspaceId: string; messageId: string; but: string[] },
): Promise<string[]> {
  const rows = await db
    .deleteFrom("mention")
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .where(sql<boolean>`member_id <> all(${but}::uuid[])`)
    .returning(["member_id as memberId", "seen_at as seenAt"])
    .execute();
  return rows.flatMap(({ memberId, seenAt }) => (seenAt ? [] : [memberId]));
}

interface Wanted {
  workspaceId: string;
  ids: string[];
  /** Where they are called. */
  place: { teamId: string; assigneeId: string | null };
}

/** Those of some members who work here and see the place, by name. */
export async function listNamed(db: Reader, { workspaceId, ids, place }: Wanted): Promise<Named[]> {
  if (ids.length === 0) return [];
  const { teamId, assigneeId } = place;
  // The same as `withinReach`, of each of them.
  const isInReach = sql<boolean>`'conversation:read' = any(r.permissions) and (
    r.scope = 'all' or m.id = ${assigneeId}::uuid or (r.scope = 'team' and exists (
      select from team_member as t
       where t.workspace_id = m.workspace_id and t.member_id = m.id and t.team_id = ${teamId}::uuid)))`;
  return db
    .selectFrom("member as m")
    .innerJoin("user as u", "u.id", "m.user_id")
    .innerJoin("role as r", (join) =>
      join.onRef("r.workspace_id", "=", "m.workspace_id").onRef("r.id", "=", "m.role_id"),
    )
    .select(["m.id", "u.name"])
    .where("m.workspace_id", "=", workspaceId)
    .where("m.id", "in", ids)
    .where("m.status", "=", "active")
    .where("m.deleted_at", "is", null)
    .where(isInReach)
    .orderBy("m.id")
    .execute();
}
