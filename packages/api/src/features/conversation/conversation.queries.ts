import { type Conversation, type ConversationState, type Handler, isLive } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { type Expression, sql } from "kysely";
import type { Reach } from "../../access.ts";
import { found } from "../../desk-error.ts";
import { reachableNow, withChat } from "./chat-of-conversation.queries.ts";

/** Rows as they go out, to be narrowed further. */
export function conversations(db: Reader) {
  return withChat(db)
    .innerJoin("inbox as i", (join) =>
      join.onRef("i.workspace_id", "=", "c.workspace_id").onRef("i.id", "=", "c.inbox_id"),
    )
    .innerJoin("contact as p", (join) =>
      join.onRef("p.workspace_id", "=", "c.workspace_id").onRef("p.id", "=", "c.contact_id"),
    )
    .leftJoin("member as m", (join) =>
      join.onRef("m.workspace_id", "=", "c.workspace_id").onRef("m.id", "=", "c.assignee_id"),
    )
    .leftJoin("user as u", "u.id", "m.user_id")
    .select(["c.id", "c.number", "c.state", "c.version", "c.team_id as teamId", "c.last_seq as lastSeq"])
    .select(["c.last_message as lastMessage", "c.last_message_direction as lastMessageDirection"])
    .select(["c.last_message_at as lastMessageAt", "c.waiting_since as waitingSince", "c.closed_at as closedAt"])
    .select(["c.priority", "c.tag_ids as tagIds", "c.handled_by as handledBy", "c.snoozed_until as snoozedUntil"])
    .select(["c.escalated_at as escalatedAt", "c.escalation_cause as cause", "c.escalation_reason as reason"])
    .select(["c.sla_metric as slaMetric", "c.sla_due_at as slaDueAt", "c.sla_state as slaState"])
    .select(["c.rating", "c.created_at as createdAt", "i.id as inboxId", "i.name as inboxName"])
    .select(["p.id as contactId", "p.name as contactName", "p.language as contactLanguage", "p.avatar_hash as avatar"])
    .select(["p.verified_at as verifiedAt", "p.blocked_at as blockedAt"])
    .select((eb) =>
      usernameOf(db, { workspaceId: eb.ref("c.workspace_id"), id: eb.ref("c.contact_id") }).as("contactUsername"),
    )
    .select(["p.kind as contactKind", reachableNow.as("reachable"), "m.id as assigneeId", "u.name as assigneeName"]);
}

/** The username of a contact, of whom several accounts may be known: that of the first. */
export function usernameOf(db: Reader, contact: { workspaceId: Expression<string>; id: Expression<string> }) {
  return db
    .selectFrom("contact_identity as ci")
    .select("ci.display")
    .where("ci.workspace_id", "=", contact.workspaceId)
    .where("ci.contact_id", "=", contact.id)
    .where("ci.provider", "=", "telegram")
    .orderBy("ci.id")
    .limit(1);
}

type Row = Awaited<ReturnType<ReturnType<typeof conversations>["executeTakeFirstOrThrow"]>>;

export function toConversation(row: Row): Conversation {
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    inbox: { id: row.inboxId, name: row.inboxName },
    teamId: row.teamId,
    contact: {
      id: row.contactId,
      kind: row.contactKind,
      name: row.contactName,
      username: row.contactUsername,
      language: row.contactLanguage,
      reachable: row.reachable ?? "unknown",
      avatar: row.avatar,
      isVerified: row.verifiedAt !== null,
      isBlocked: row.blockedAt !== null,
    },
    assignee: row.assigneeId ? { id: row.assigneeId, name: row.assigneeName ?? "" } : null,
    priority: row.priority,
    tagIds: row.tagIds,
    handledBy: row.handledBy,
    escalation: escalationIn(row),
    snoozedUntil: row.snoozedUntil?.toISOString() ?? null,
    lastSeq: row.lastSeq,
    lastMessage: row.lastMessage,
    lastMessageDirection: row.lastMessageDirection,
    lastMessageAt: row.lastMessageAt.toISOString(),
    waitingSince: row.waitingSince?.toISOString() ?? null,
    sla: slaIn(row),
    closedAt: row.closedAt?.toISOString() ?? null,
    rating: row.rating,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}

function escalationIn({ escalatedAt, cause, reason }: Row): Conversation["escalation"] {
  return escalatedAt && cause ? { at: escalatedAt.toISOString(), cause, reason: reason ?? "" } : null;
}

function slaIn({ slaMetric: metric, slaDueAt: dueAt, slaState: state }: Row): Conversation["sla"] {
  return metric && dueAt && state && { metric, dueAt: dueAt.toISOString(), state };
}

/** The first wall: one workspace's conversations, and of them those in reach. Plain columns, so that indexes serve it. */
export function withinReach(reach: Reach) {
  const home = sql<boolean>`c.workspace_id = ${reach.workspaceId}`;
  if (reach.scope === "all") return home;
  const own = sql<boolean>`c.assignee_id = ${reach.memberId}`;
  if (reach.scope !== "team") return sql<boolean>`${home} and ${own}`;
  return sql<boolean>`${home} and (c.team_id = any(${reach.teamIds}::uuid[]) or ${own})`;
}

/** @throws not_found */
export async function getConversation(db: Reader, reach: Reach, id: string): Promise<Conversation> {
  return toConversation(
    found(await conversations(db).where("c.id", "=", id).where(withinReach(reach)).executeTakeFirst()),
  );
}

interface ConversationPatch {
  state?: ConversationState;
  team_id?: string;
  assignee_id?: string | null;
  closed_at?: Date | null;
  rating?: number;
  waiting_since?: Date | null;
  answered_at?: Date | null;
  withheld_since?: Date | null;
  last_inbound_at?: Date;
  handled_by?: Handler;
  last_seq?: number;
  last_message_seq?: number;
  last_message?: string;
  last_message_direction?: "in" | "out" | "note" | "system" | null;
  last_message_at?: Date;
}

export interface ConversationChange {
  workspaceId: string;
  id: string;
  now: Date;
  patch: ConversationPatch;
}

/**
 * The statement that changes a conversation that this transaction holds. One that is snoozed no longer has no time to
 * wake; one that is taken up again is open since then.
 */
export function changingConversation(
  db: Pick<Writer, "updateTable">,
  { workspaceId, id, now, patch }: ConversationChange,
) {
  return db
    .updateTable("conversation")
    .set({
      ...patch,
      ...(patch.state && patch.state !== "snoozed" && { snoozed_until: null }),
      ...(patch.state && isLive(patch.state) && { opened_at: openedAt(now) }),
      updated_at: now,
      version: sql`version + 1`,
    })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id);
}

function openedAt(now: Date) {
  return sql<Date | null>`case when state in ('closed', 'spam') then ${now}::timestamptz else opened_at end`;
}

interface NewConversation {
  workspaceId: string;
  inboxId: string;
  teamId: string;
  contactId: string;
  botId: string;
  tgChatId: number;
  /** The topic of a forum. */
  tgThreadId: number | null;
  /** Whether it is over at once: with somebody who is blocked. */
  isOver: boolean;
  now: Date;
}

/** Opens a conversation under the workspace's next number and returns its id. */
export async function insertConversation(db: Writer, fresh: NewConversation): Promise<string> {
  const number = await db
    .insertInto("counter")
    .values({ workspace_id: fresh.workspaceId, name: "conversation", value: 1 })
    .onConflict((conflict) => conflict.columns(["workspace_id", "name"]).doUpdateSet({ value: sql`counter.value + 1` }))
    .returning("value")
    .executeTakeFirstOrThrow();
  const row = await db
    .insertInto("conversation")
    .values({
      workspace_id: fresh.workspaceId,
      number: number.value,
      inbox_id: fresh.inboxId,
      team_id: fresh.teamId,
      contact_id: fresh.contactId,
      bot_id: fresh.botId,
      tg_chat_id: fresh.tgChatId,
      tg_thread_id: fresh.tgThreadId,
      ...(fresh.isOver && { state: "closed" as const, closed_at: fresh.now }),
      created_at: fresh.now,
      last_message_at: fresh.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}
