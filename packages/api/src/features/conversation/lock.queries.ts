import type {
  ConversationState,
  EscalationCause,
  Handler,
  Priority,
  Reachable,
  SlaStanding,
} from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Reach } from "../../access.ts";
import { found } from "../../desk-error.ts";
import { reachableNow, withChat } from "./chat-of-conversation.queries.ts";
import { withinReach } from "./conversation.queries.ts";

export interface LockedConversation {
  id: string;
  state: ConversationState;
  assigneeId: string | null;
  teamId: string;
  inboxId: string;
  contactId: string;
  botId: string | null;
  tgChatId: number | null;
  /** The topic of a forum in which it is held. */
  tgThreadId: number | null;
  reachable: Reachable | null;
  lastSeq: number;
  lastMessageSeq: number;
  version: number;
  waitingSince: Date | null;
  lastInboundAt: Date | null;
  openedAt: Date | null;
  closedAt: Date | null;
  /** Whether its contact is blocked, and since when what they wrote waits for that to end. */
  isBlocked: boolean;
  withheldSince: Date | null;
  /** Whether nothing is left of its contact. */
  isErased: boolean;
  priority: Priority;
  tagIds: string[];
  handledBy: Handler;
  snoozedUntil: Date | null;
  escalatedAt: Date | null;
  escalationCause: EscalationCause | null;
  escalationReason: string | null;
  slaState: SlaStanding | null;
  /** Whether the workspace promises anything, so that clocks may follow from what is done with it. */
  isTimed: boolean;
}

function lockable(db: Writer) {
  return withChat(db)
    .innerJoin("contact as p", (join) =>
      join.onRef("p.workspace_id", "=", "c.workspace_id").onRef("p.id", "=", "c.contact_id"),
    )
    .select(["c.id", "c.state", "c.assignee_id as assigneeId", "c.team_id as teamId", "c.inbox_id as inboxId"])
    .select(["c.contact_id as contactId", "c.bot_id as botId", "c.tg_chat_id as tgChatId"])
    .select(["c.tg_thread_id as tgThreadId", reachableNow.as("reachable")])
    .select(["c.last_seq as lastSeq", "c.waiting_since as waitingSince", "c.closed_at as closedAt", "c.version"])
    .select(["c.priority", "c.tag_ids as tagIds", "c.handled_by as handledBy", "c.snoozed_until as snoozedUntil"])
    .select(["c.escalated_at as escalatedAt", "c.escalation_cause as escalationCause"])
    .select(["c.escalation_reason as escalationReason", "c.last_message_seq as lastMessageSeq"])
    .select(["c.withheld_since as withheldSince", sql<boolean>`p.blocked_at is not null`.as("isBlocked")])
    .select(sql<boolean>`p.erased_at is not null`.as("isErased"))
    .select(["c.last_inbound_at as lastInboundAt", "c.opened_at as openedAt", "c.sla_state as slaState"])
    .select(sql<boolean>`exists (select from sla_policy as s where s.workspace_id = c.workspace_id)`.as("isTimed"))
    .forUpdate("c");
}

/** Holds a conversation for this transaction: whoever comes second sees what the first one did. @throws not_found */
export async function lockConversation(db: Writer, reach: Reach, id: string): Promise<LockedConversation> {
  return found(await lockable(db).where("c.id", "=", id).where(withinReach(reach)).executeTakeFirst());
}

/** The live conversation with a contact in a private chat of a bot, or else the latest that is over; held. */
export async function lockLatestConversationWith(
  db: Writer,
  reach: Reach,
  { botId, contactId, chatId }: { botId: string; contactId: string; chatId: number },
): Promise<LockedConversation | undefined> {
  return (
    latestWith(db, reach, contactId)
      // Two accounts may be one person's: each is answered where it wrote.
      .where("c.tg_chat_id", "=", chatId)
      .where((eb) =>
        eb(
          "c.inbox_id",
          "=",
          eb
            .selectFrom("inbox as i")
            .select("i.id")
            .where("i.workspace_id", "=", reach.workspaceId)
            .where("i.bot_id", "=", botId)
            .where("i.kind", "=", "telegram_dm"),
        ),
      )
      .executeTakeFirst()
  );
}

/** The live conversation of a contact in an inbox, or else the latest that is over; held. */
export async function lockLatestConversationIn(
  db: Writer,
  reach: Reach,
  { inboxId, contactId }: { inboxId: string; contactId: string },
): Promise<LockedConversation | undefined> {
  return latestWith(db, reach, contactId).where("c.inbox_id", "=", inboxId).executeTakeFirst();
}

function latestWith(db: Writer, reach: Reach, contactId: string) {
  // An earlier one may have been taken up again.
  return lockable(db)
    .where(withinReach(reach))
    .where("c.contact_id", "=", contactId)
    .where("c.state", "<>", "spam")
    .orderBy(sql`c.state = 'closed'`)
    .orderBy("c.created_at", "desc")
    .limit(1);
}

/** A member's live conversations, held for this transaction. */
export async function lockConversationsOf(db: Writer, reach: Reach, memberId: string): Promise<LockedConversation[]> {
  return lockable(db)
    .where(withinReach(reach))
    .where("c.assignee_id", "=", memberId)
    .where("c.state", "not in", ["closed", "spam"])
    .orderBy("c.id")
    .execute();
}

/** All conversations with a contact, held for this transaction. */
export async function lockConversationsWith(
  db: Writer,
  reach: Reach,
  contactId: string,
): Promise<LockedConversation[]> {
  return lockable(db).where(withinReach(reach)).where("c.contact_id", "=", contactId).orderBy("c.id").execute();
}

/** Forgets since when something waits in held conversations of somebody who was blocked. */
export async function clearWithheld(
  db: Writer,
  { workspaceId, ids }: { workspaceId: string; ids: string[] },
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable("conversation")
    .set({ withheld_since: null })
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", ids)
    .execute();
}

/** Those of some conversations that are within reach, held for this transaction, always in the same order. */
export async function lockConversations(db: Writer, reach: Reach, ids: string[]): Promise<LockedConversation[]> {
  return lockable(db).where("c.id", "in", ids).where(withinReach(reach)).orderBy("c.id").execute();
}

/** Those of some conversations that no other transaction holds, held for this one. */
export async function lockWhatIsFree(
  db: Writer,
  { workspaceId, ids }: { workspaceId: string; ids: string[] },
): Promise<LockedConversation[]> {
  if (ids.length === 0) return [];
  return lockable(db).skipLocked().where("c.workspace_id", "=", workspaceId).where("c.id", "in", ids).execute();
}

/** Some conversations whose time to wake has come, held for this transaction; those that another holds are left. */
export async function lockSleepers(
  db: Writer,
  { workspaceId, now, limit }: { workspaceId: string; now: Date; limit: number },
): Promise<LockedConversation[]> {
  return lockable(db)
    .skipLocked()
    .where("c.workspace_id", "=", workspaceId)
    .where("c.state", "=", "snoozed")
    .where("c.snoozed_until", "<=", now)
    .orderBy("c.snoozed_until")
    .limit(limit)
    .execute();
}

interface Unassigned {
  workspaceId: string;
  inboxIds: string[];
  teamIds: string[];
  /** Only these count; null for all. */
  among: readonly string[] | null;
  /** How many at most of each inbox, team and need for a senior. */
  each: number;
}

/**
 * Conversations that wait for somebody to take them, held for this transaction, always in the same order; of each kind the
 * most urgent and then those who wait longest, so that no kind stands in the way of another.
 */
export async function lockUnassigned(
  db: Writer,
  { workspaceId, inboxIds, teamIds, among, each }: Unassigned,
): Promise<LockedConversation[]> {
  const urgency = sql`array_position(array['urgent', 'high', 'normal', 'low'], priority), coalesce(waiting_since, last_message_at), id`;
  const ids = sql<string>`(
    select id from (
      select id, row_number() over (
               partition by inbox_id, team_id, escalation_cause is not distinct from 'member' order by ${urgency}) as place
        from conversation
       where workspace_id = ${workspaceId} and assignee_id is null and state in ('new', 'open')
         and inbox_id = any(${inboxIds}::uuid[]) and team_id = any(${teamIds}::uuid[])
         and (${among}::uuid[] is null or id = any(${among}::uuid[]))) as waiting
     where place <= ${each})`;
  return (
    lockable(db)
      .where("c.workspace_id", "=", workspaceId)
      .where("c.id", "in", ids)
      // Somebody may have taken it since it was looked for.
      .where("c.assignee_id", "is", null)
      .where(sql<boolean>`c.state in ('new', 'open')`)
      .orderBy("c.id")
      .execute()
  );
}

/** Those of some conversations beside which their contact has another live one in the same inbox and chat. */
export async function listOvertaken(
  db: Reader,
  { workspaceId, ids }: { workspaceId: string; ids: string[] },
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom("conversation as c")
    .innerJoin("conversation as live", (join) =>
      join
        .onRef("live.workspace_id", "=", "c.workspace_id")
        .onRef("live.inbox_id", "=", "c.inbox_id")
        .onRef("live.contact_id", "=", "c.contact_id")
        .on((eb) => eb("live.tg_chat_id", "is not distinct from", eb.ref("c.tg_chat_id")))
        .onRef("live.id", "<>", "c.id")
        .on("live.state", "not in", ["closed", "spam"]),
    )
    .select("c.id")
    .where("c.workspace_id", "=", workspaceId)
    .where("c.id", "in", ids)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
