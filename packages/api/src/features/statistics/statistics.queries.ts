import type { EscalationCause, FactKind } from "@frontdesk/contract";
import type { AskStatistics } from "@frontdesk/contract/inputs";
import type { Reader } from "@frontdesk/db";
import { type RawBuilder, sql } from "kysely";
import type { Viewer } from "../../access.ts";
import { factsAskedFor, factsWithinReach } from "./fact-scope.queries.ts";
import { rowsOf } from "./rows-of.queries.ts";

/** What is asked, by whom, and by the clocks of which zone. */
export interface Asked {
  viewer: Viewer;
  input: AskStatistics;
  timezone: string;
  /** The first day of the period before. */
  beforeFrom: string;
}

/** The clocks' midnight of a date. */
function midnight(date: string, timezone: string, days = 0): RawBuilder<Date> {
  return sql`((${date}::date + ${days}::integer)::timestamp at time zone ${timezone})`;
}

/** The facts of the period, and of the one before it where that is asked for. */
export function factsIn({ viewer, input, timezone, beforeFrom }: Asked, isWithBefore: boolean): RawBuilder<boolean> {
  return sql`f.at >= ${midnight(isWithBefore ? beforeFrom : input.from, timezone)}
    and f.at < ${midnight(input.to, timezone, 1)}
    and ${factsWithinReach(viewer)} and ${factsAskedFor(input)}`;
}

const took = (column: string) => sql`json_build_object(
  'count', count(${sql.ref(column)}),
  'median', percentile_cont(0.5) within group (order by ${sql.ref(column)}),
  'p90', percentile_cont(0.9) within group (order by ${sql.ref(column)}),
  'mean', avg(${sql.ref(column)}))`;

/** How often something was, and how long it took, in the period or the one before. */
export interface KindRow {
  kind: FactKind;
  isNow: boolean;
  count: number;
  wall: { count: number; median: number | null; p90: number | null; mean: number | null };
  business: KindRow["wall"];
}

export async function countKinds(db: Reader, asked: Asked): Promise<KindRow[]> {
  return rowsOf(
    db,
    sql<KindRow>`
    select f.kind, f.at >= ${midnight(asked.input.from, asked.timezone)} as "isNow", sum(f.count)::integer as count,
           ${took("f.seconds")} as wall, ${took("f.business_seconds")} as business
      from fact as f where ${factsIn(asked, true)} group by 1, 2`,
  );
}

/** How often each rating was given, and each cause called for a senior. */
export interface DetailRow {
  kind: "rated" | "escalated";
  detail: EscalationCause | "1" | "2" | "3" | "4" | "5";
  isNow: boolean;
  count: number;
}

export async function countDetails(db: Reader, asked: Asked): Promise<DetailRow[]> {
  return rowsOf(
    db,
    sql<DetailRow>`
    select f.kind, f.detail, f.at >= ${midnight(asked.input.from, asked.timezone)} as "isNow", count(*)::integer as count
      from fact as f where f.kind in ('rated', 'escalated') and ${factsIn(asked, true)} group by 1, 2, 3`,
  );
}

/** What happened on one day, or within one hour of the week. */
export interface WhenRow {
  day: string | null;
  weekday: number | null;
  hour: number | null;
  kind: FactKind;
  count: number;
}

export async function countByTime(db: Reader, asked: Asked): Promise<WhenRow[]> {
  return rowsOf(
    db,
    sql<WhenRow>`
    select to_char(l.day, 'YYYY-MM-DD') as day, l.weekday, l.hour, l.kind, sum(l.count)::integer as count
      from (select f.kind, f.count, local::date as day, extract(isodow from local)::integer as weekday,
                   extract(hour from local)::integer as hour
              from fact as f cross join lateral (select f.at at time zone ${asked.timezone} as local) z
             where f.kind in ('opened', 'reopened', 'closed', 'inbound', 'outbound') and ${factsIn(asked, false)}) l
     group by grouping sets ((l.kind, l.day), (l.kind, l.weekday, l.hour))`,
  );
}

/** What one member, team or inbox did. */
export interface GroupRow {
  of: "member" | "team" | "inbox";
  id: string;
  kind: FactKind;
  count: number;
  conversations: number;
  median: number | null;
  rating: number | null;
}

export async function countByGroup(db: Reader, asked: Asked): Promise<GroupRow[]> {
  return rowsOf(
    db,
    sql<GroupRow>`
    select case when grouping(l.member) = 0 then 'member' when grouping(l.team) = 0 then 'team' else 'inbox' end as of,
           coalesce(l.member, l.team, l.inbox) as id, l.kind, sum(l.count)::integer as count,
           count(distinct l.conversation_id)::integer as conversations,
           percentile_cont(0.5) within group (order by l.seconds) as median, avg(l.rating)::float as rating
      from (select f.kind, f.count, f.conversation_id, f.seconds, f.team_id as team, f.inbox_id as inbox,
                   coalesce(f.member_id, f.assignee_id) as member,
                   case f.kind when 'rated' then f.detail::integer end as rating
              from fact as f where ${factsIn(asked, false)}) l
     group by grouping sets ((l.kind, l.member), (l.kind, l.team), (l.kind, l.inbox))
    having coalesce(l.member, l.team, l.inbox) is not null`,
  );
}

/** Under which names groups stand, also those that are no longer there. */
export async function namesOfGroups(db: Reader, workspaceId: string): Promise<Map<string, string>> {
  const rows = await rowsOf(
    db,
    sql<{ id: string; name: string }>`
    select m.id, u.name from member m join "user" u on u.id = m.user_id where m.workspace_id = ${workspaceId}
    union all select id, name from team where workspace_id = ${workspaceId}
    union all select id, name from inbox where workspace_id = ${workspaceId}`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** How many were asked how they were helped, in the period and the one before. */
export async function countAsked(db: Reader, asked: Asked): Promise<{ isNow: boolean; count: number }[]> {
  const { input, timezone, beforeFrom } = asked;
  return rowsOf(
    db,
    sql<{ isNow: boolean; count: number }>`
    select s.asked_at >= ${midnight(input.from, timezone)} as "isNow", count(*)::integer as count
      from survey s
     where s.workspace_id = ${asked.viewer.workspaceId} and s.state = 'asked'
       and s.asked_at >= ${midnight(beforeFrom, timezone)} and s.asked_at < ${midnight(input.to, timezone, 1)}
       and exists (select from fact as f
                    where f.workspace_id = s.workspace_id and f.conversation_id = s.conversation_id
                      and f.kind = 'closed' and f.seq = s.closing_seq
                      and ${factsWithinReach(asked.viewer)} and ${factsAskedFor(input)})
     group by 1`,
  );
}

/** The zone by whose clocks a workspace's days are. */
export async function zoneOf(db: Reader, workspaceId: string): Promise<string> {
  const row = await db
    .selectFrom("workspace")
    .select("timezone")
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return row.timezone;
}

/** The last event whose figures are kept; null in a workspace where nothing has been counted. */
export async function findCounted(db: Reader, workspaceId: string): Promise<number | null> {
  const row = await db
    .selectFrom("consumer_cursor")
    .select("seq")
    .where("workspace_id", "=", workspaceId)
    .where("consumer", "=", "figures")
    .executeTakeFirst();
  return row?.seq ?? null;
}
