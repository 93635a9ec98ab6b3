import type { CsatScale } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

interface NewSurvey {
  workspaceId: string;
  conversationId: string;
  contactId: string;
  /** The line that tells of the closing. */
  closingSeq: number;
  /** Who helped. */
  memberId: string | null;
  dueAt: Date;
}

/** Has a person asked how they were helped, at its time; once for each closing. */
export async function insertSurvey(db: Writer, fresh: NewSurvey): Promise<void> {
  await db
    .insertInto("survey")
    .values({
      workspace_id: fresh.workspaceId,
      conversation_id: fresh.conversationId,
      contact_id: fresh.contactId,
      closing_seq: fresh.closingSeq,
      member_id: fresh.memberId,
      state: "due",
      due_at: fresh.dueAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The workspaces in which somebody is to be asked now. */
export async function listWorkspacesToAsk(db: Reader, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom("survey")
    .select("workspace_id as id")
    .distinct()
    .where("state", "=", "due")
    .where("due_at", "<=", now)
    .execute();
  return rows.map(({ id }) => id);
}

/** A closing to ask about. */
export interface DueSurvey {
  id: string;
  conversationId: string;
  contactId: string;
  closingSeq: number;
  dueAt: Date;
}

export async function listDueSurveys(
  db: Reader,
  { workspaceId, now, limit }: { workspaceId: string; now: Date; limit: number },
): Promise<DueSurvey[]> {
  return db
    .selectFrom("survey")
    .select(["id", "conversation_id as conversationId", "contact_id as contactId"])
    .select(["closing_seq as closingSeq", "due_at as dueAt"])
    .where("workspace_id", "=", workspaceId)
    .where("state", "=", "due")
    .where("due_at", "<=", now)
    .orderBy("due_at")
    .limit(limit)
    .execute();
}

interface Which {
  workspaceId: string;
  id: string;
}

/** Takes a survey that is due, for this transaction; false where another has settled it. */
export async function lockDueSurvey(db: Writer, { workspaceId, id }: Which): Promise<boolean> {
  const row = await db
    .selectFrom("survey")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("state", "=", "due")
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** What stands against asking about a closing. */
interface Objections {
  /** The conversation was closed again since, and is asked about by that closing. */
  isOvertaken: boolean;
  /** Somebody human answered, between the opening and this closing. */
  wasAnswered: boolean;
  lastAskedAt: Date | null;
  isBlocked: boolean;
}

export async function findObjections(
  db: Reader,
  workspaceId: string,
  { conversationId, contactId, closingSeq }: DueSurvey,
): Promise<Objections> {
  const told = sql<Objections>`(
    select exists (select from survey s where s.workspace_id = p.workspace_id and s.conversation_id = ${conversationId}
                      and s.closing_seq > ${closingSeq}) as "isOvertaken",
           exists (select from message m where m.workspace_id = p.workspace_id and m.conversation_id = ${conversationId}
                      and m.direction = 'out' and m.author_kind in ('member', 'api_token')
                      and m.state not in ('failed', 'cancelled', 'dismissed') and m.seq < ${closingSeq}
                      and m.seq >= (select coalesce(max(o.seq), 0) from conversation_passage o
                                     where o.workspace_id = p.workspace_id and o.conversation_id = ${conversationId}
                                       and o.state = 'live' and o.seq < ${closingSeq})) as "wasAnswered",
           (select max(s.asked_at) from survey s
             where s.workspace_id = p.workspace_id and s.contact_id = p.id) as "lastAskedAt",
           p.blocked_at is not null or p.kind <> 'person' as "isBlocked"
      from contact p where p.workspace_id = ${workspaceId} and p.id = ${contactId})`;
  const row = await db.selectFrom(told.as<"told">(sql`told`)).selectAll("told").executeTakeFirst();
  return row ?? { isOvertaken: true, wasAnswered: false, lastAskedAt: null, isBlocked: true };
}

/** What a survey became, of those fields that are named. */
interface SurveyPatch {
  state?: "passed" | "asked";
  asked_at?: Date;
  scale?: CsatScale;
  message_id?: string;
  rating?: number;
  rated_at?: Date;
  comment_until?: Date | null;
  comment_id?: string;
  thanks_id?: string;
}

export async function changeSurvey(
  db: Writer,
  { workspaceId, id, patch }: Which & { patch: SurveyPatch },
): Promise<void> {
  await db.updateTable("survey").set(patch).where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
}

/** A survey that was asked, and what came of it so far. */
export interface AskedSurvey {
  id: string;
  conversationId: string;
  scale: CsatScale;
  rating: number | null;
  ratedAt: Date | null;
  commentId: string | null;
  /** Whether the message asked for is its question, and not the thanks. */
  isQuestion: boolean;
}

/** The survey of which a message is the question or the thanks; undefined for any other message. */
export async function findSurveyOf(
  db: Reader,
  { workspaceId, messageId }: { workspaceId: string; messageId: string },
): Promise<AskedSurvey | undefined> {
  const row = await db
    .selectFrom("survey")
    .select(["id", "conversation_id as conversationId", "scale", "rating", "rated_at as ratedAt"])
    .select(["comment_id as commentId", "message_id as questionId"])
    .where("workspace_id", "=", workspaceId)
    .where((eb) => eb.or([eb("message_id", "=", messageId), eb("thanks_id", "=", messageId)]))
    .executeTakeFirst();
  if (!row?.scale) return undefined;
  const { questionId, scale, ...survey } = row;
  return { ...survey, scale, isQuestion: questionId === messageId };
}

/** A survey whose person may add a word to their rating just now. */
export interface AwaitedComment {
  id: string;
  conversationId: string;
  commentId: string | null;
}

/** The survey to which what somebody writes to a bot now would be a word; its conversation is still closed. */
export async function findAwaitedComment(
  db: Reader,
  { workspaceId, botId, chatId, now }: { workspaceId: string; botId: string; chatId: number; now: Date },
): Promise<AwaitedComment | undefined> {
  return db
    .selectFrom("conversation as c")
    .innerJoin("survey as s", (join) =>
      join.onRef("s.workspace_id", "=", "c.workspace_id").onRef("s.conversation_id", "=", "c.id"),
    )
    .select(["s.id", "c.id as conversationId", "s.comment_id as commentId"])
    .where("c.workspace_id", "=", workspaceId)
    .where("c.bot_id", "=", botId)
    .where("c.tg_chat_id", "=", chatId)
    .where("c.state", "=", "closed")
    .where("s.comment_until", ">", now)
    .orderBy("s.asked_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The message of a thread that has a number. */
export async function getMessageId(
  db: Reader,
  { workspaceId, conversationId, seq }: { workspaceId: string; conversationId: string; seq: number },
): Promise<string> {
  const row = await db
    .selectFrom("message")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .where("seq", "=", seq)
    .executeTakeFirstOrThrow();
  return row.id;
}
