import type { ConversationState, EscalationCause, Handler, Priority, Reachable } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Reach } from "../../access.ts";
import { found } from "../../desk-error.ts";
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
  reachable: Reachable | null;
  lastSeq: number;
  lastMessageSeq: number;
  version: number;
  waitingSince: Date | null;
  lastInboundAt: Date | null;
  closedAt: Date | null;
  priority: Priority;
  tagIds: string[];
  handledBy: Handler;
  snoozedUntil: Date | null;
  escalatedAt: Date | null;
  escalationCause: EscalationCause | null;
  escalationReason: string | null;
}

function lockable(db: Writer) {
  return db
    .selectFrom("conversation as c")
    .leftJoin("tg_chat as t", (join) =>
      join
        .onRef("t.workspace_id", "=", "c.workspace_id")
        .onRef("t.bot_id", "=", "c.bot_id")
        .onRef("t.chat_id", "=", "c.tg_chat_id"),
    )
    .select(["c.id", "c.state", "c.assignee_id as assigneeId", "c.team_id as teamId", "c.inbox_id as inboxId"])
    .select(["c.contact_id as contactId", "c.bot_id as botId", "c.tg_chat_id as tgChatId", "t.reachable"])
    .select(["c.last_seq as lastSeq", "c.waiting_since as waitingSince", "c.closed_at as closedAt", "c.version"])
    .select(["c.priority", "c.tag_ids as tagIds", "c.handled_by as handledBy", "c.snoozed_until as snoozedUntil"])
    .select(["c.escalated_at as escalatedAt", "c.escalation_cause as escalationCause"])
    .select(["c.escalation_reason as escalationReason", "c.last_message_seq as lastMessageSeq"])
    .select(["c.last_inbound_at as lastInboundAt"])
    .forUpdate("c");
}

/** Holds a conversation for this transaction: whoever comes second sees what the first one did. @throws not_found */
export async function lockConversation(db: Writer, reach: Reach, id: string): Promise<LockedConversation> {
  return found(await lockable(db).where("c.id", "=", id).where(withinReach(reach)).executeTakeFirst());
}

/** The live conversation of a contact in the inbox of a bot's private chats, or else the latest that is over; held. */
export async function lockLatestConversationWith(
  db: Writer,
  reach: Reach,
  { botId, contactId }: { botId: string; contactId: string },
): Promise<LockedConversation | undefined> {
  // An earlier one may have been taken up again.
  return lockable(db)
    .where(withinReach(reach))
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
    .where("c.contact_id", "=", contactId)
    .where("c.state", "<>", "spam")
    .orderBy(sql`c.state = 'closed'`)
    .orderBy("c.created_at", "desc")
    .limit(1)
    .executeTakeFirst();
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

/** Those of some conversations that are within reach, held for this transaction, always in the same order. */
export async function lockConversations(db: Writer, reach: Reach, ids: string[]): Promise<LockedConversation[]> {
  return lockable(db).where("c.id", "in", ids).where(withinReach(reach)).orderBy("c.id").execute();
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

/** Those of some conversations beside which their contact has another live one in the same inbox. */
export async function listOvertaken(
  db: Reader,
  { workspaceId, ids }: { workspaceId: string; ids: string[] },
): Promise<Set<string>> {
  const rows = await db
    .selectFrom("conversation as c")
    .innerJoin("conversation as live", (join) =>
      join
        .onRef("live.workspace_id", "=", "c.workspace_id")
        .onRef("live.inbox_id", "=", "c.inbox_id")
        .onRef("live.contact_id", "=", "c.contact_id")
        .onRef("live.id", "<>", "c.id")
        .on("live.state", "not in", ["closed", "spam"]),
    )
    .select("c.id")
    .where("c.workspace_id", "=", workspaceId)
    .where("c.id", "in", ids)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
