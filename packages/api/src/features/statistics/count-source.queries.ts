import type { BusinessHours, ConversationAct } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";
import type { Episode, Passage } from "./episodes.ts";
import { rowsOf } from "./rows-of.queries.ts";

/** Some conversations of one workspace. */
interface Those {
  workspaceId: string;
  ids: string[];
}

/** A conversation that counts, where it is now, and the hours of its inbox. What is spam counts nowhere. */
export interface Counted {
  id: string;
  inboxId: string;
  teamId: string;
  assigneeId: string | null;
  businessHours: BusinessHours | null;
}

export async function listCounted(db: Reader, { workspaceId, ids }: Those): Promise<Counted[]> {
  const rows = await db
    .selectFrom("conversation as c")
    .innerJoin("inbox as i", (join) =>
      join.onRef("i.workspace_id", "=", "c.workspace_id").onRef("i.id", "=", "c.inbox_id"),
    )
    .select(["c.id", "c.inbox_id as inboxId", "c.team_id as teamId", "c.assignee_id as assigneeId"])
    .select("i.business_hours as businessHours")
    .where("c.workspace_id", "=", workspaceId)
    .where("c.id", "in", ids)
    .where("c.state", "<>", "spam")
    .execute();
  return rows.map((row) => ({ ...row, businessHours: row.businessHours as BusinessHours | null }));
}

/** Something that belongs to one of them. */
interface Of {
  conversationId: string;
}

/** When they came to life and to their ends, each in order. */
export async function listPassages(db: Reader, { workspaceId, ids }: Those): Promise<(Passage & Of)[]> {
  return db
    .selectFrom("conversation_passage")
    .select(["conversation_id as conversationId", "seq", "at", "state", "assignee_id as assigneeId"])
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "in", ids)
    .orderBy("ordinal")
    .execute();
}

/** A line of a thread that bears on what is counted. */
export interface CountedLine extends Of {
  seq: number;
  at: Date;
  act: ConversationAct;
  /** The member who did it, if one did. */
  memberId: string | null;
}

export async function listLines(db: Reader, { workspaceId, ids }: Those): Promise<CountedLine[]> {
  const rows = await db
    .selectFrom("message")
    .select(["conversation_id as conversationId", "seq", "created_at as at"])
    .select(sql<ConversationAct>`special -> 'act'`.as("act"))
    .select(sql<string | null>`case author_kind when 'member' then author_id end`.as("memberId"))
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "in", ids)
    .where("direction", "=", "system")
    .where(sql<boolean>`special #>> '{act,name}' in ('closed', 'escalated', 'restored')`)
    .orderBy("seq")
    .execute();
  return rows;
}

/** What came in, or what one member wrote, within one hour of the workspace's clocks. */
export interface Traffic extends Of {
  direction: "in" | "out";
  memberId: string | null;
  /** The hour's beginning. */
  at: Date;
  seq: number;
  count: number;
}

/** Messages by hour; what was not sent after all does not count, and neither does what the desk says by itself. */
export async function listTraffic(db: Reader, { workspaceId, ids }: Those): Promise<Traffic[]> {
  return rowsOf(
    db,
    sql<Traffic>`
    select m.conversation_id as "conversationId", m.direction, min(m.seq) as seq, count(*)::integer as count,
           case m.author_kind when 'member' then m.author_id end as "memberId",
           date_trunc('hour', m.created_at, w.timezone) as at
      from message m join workspace w on w.id = m.workspace_id
     where m.workspace_id = ${workspaceId} and m.conversation_id = any(${ids}::uuid[])
       and (m.direction = 'in' or (m.direction = 'out' and ${isAnswer}))
     group by 1, 2, 5, 6`,
  );
}

/** A human answer that was sent, or still may be; the same is asked where somebody's wait ends. */
const isAnswer = sql`m.author_kind in ('member', 'api_token') and m.state not in ('failed', 'cancelled', 'dismissed')`;

/** The first answer of a person's opening, and since when they had waited for it. */
export interface FirstAnswer extends Of {
  seq: number;
  at: Date;
  since: Date;
  memberId: string | null;
}

/** The first answer in each of some episodes that has one. */
export async function listFirstAnswers(
  db: Reader,
  { workspaceId, episodes }: { workspaceId: string; episodes: (Episode & Of)[] },
): Promise<FirstAnswer[]> {
  const asked = episodes.map(({ conversationId, seq, at, before }) => ({ conversationId, seq, at, before }));
  return rowsOf(
    db,
    sql<FirstAnswer>`
    select e."conversationId", a.seq, a.created_at as at, w.created_at as since, a."memberId"
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as e (
           "conversationId" uuid, seq integer, at timestamptz, before integer)
     cross join lateral (
           select m.seq, m.created_at from message m
            where m.workspace_id = ${workspaceId} and m.conversation_id = e."conversationId" and m.direction = 'in'
              and m.seq >= e.seq and m.created_at >= e.at and (e.before is null or m.seq < e.before)
            order by m.seq limit 1) w
     cross join lateral (
           select m.seq, m.created_at, case m.author_kind when 'member' then m.author_id end as "memberId"
             from message m
            where m.workspace_id = ${workspaceId} and m.conversation_id = e."conversationId" and m.direction = 'out'
              and m.seq > w.seq and (e.before is null or m.seq < e.before) and ${isAnswer}
            order by m.seq limit 1) a`,
  );
}

/** How a person said that they were helped. */
export interface CountedRating extends Of {
  seq: number;
  at: Date;
  rating: number;
  memberId: string | null;
}

export async function listRatings(db: Reader, { workspaceId, ids }: Those): Promise<CountedRating[]> {
  return db
    .selectFrom("survey")
    .select(["conversation_id as conversationId", "closing_seq as seq", "member_id as memberId"])
    .select((eb) => [eb.ref("rated_at").$notNull().as("at"), eb.ref("rating").$notNull().as("rating")])
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "in", ids)
    .where("rating", "is not", null)
    .where("rated_at", "is not", null)
    .execute();
}
