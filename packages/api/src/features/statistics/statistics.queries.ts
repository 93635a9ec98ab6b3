import type { EscalationCause, FactKind, Spread } from "@frontdesk/contract";
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
export function midnight(date: string, timezone: string, days = 0): RawBuilder<Date> {
  return sql`((${date}::date + ${days}::integer)::timestamp at time zone ${timezone})`;
}

/** The facts of the period, and of the one before it where that is asked for. */
export function factsIn({ viewer, input, timezone, beforeFrom }: Asked, isWithBefore: boolean): RawBuilder<boolean> {
  return sql`f.at >= ${midnight(isWithBefore ? beforeFrom : input.from, timezone)}
    and f.at < ${midnight(input.to, timezone, 1)}
    and ${factsWithinReach(viewer)} and ${factsAskedFor(input)}`;
}

/** Gives this transaction what sums over many rows take: room to sort in, and no compiler that costs more than it saves. */
export async function makeRoom(db: Reader): Promise<void> {
  await rowsOf(db, sql`select set_config('jit', 'off', true), set_config('work_mem', '64MB', true) as room`);
}

/** How often something was, in the period or the one before; of ratings and calls each kind of them apart. */
export interface KindRow {
  kind: FactKind;
  /** Of a call its cause, of a rating how many of five. */
  detail: EscalationCause | "1" | "2" | "3" | "4" | "5" | null;
  isNow: boolean;
  count: number;
}

export async function countKinds(db: Reader, asked: Asked): Promise<KindRow[]> {
  return rowsOf(
    db,
    sql<KindRow>`
    select f.kind, f.detail, f.at >= ${midnight(asked.input.from, asked.timezone)} as "isNow",
           sum(f.count)::integer as count
      from fact as f where ${factsIn(asked, true)} group by 1, 2, 3`,
  );
}

/** How long first answers and the way to an end took, in the period or the one before. */
export interface TookRow {
  kind: "answered" | "closed";
  isNow: boolean;
  wall: Spread;
  business: Spread;
}

// Asked for together, so that they are sorted once.
const spread = (column: string) => sql`json_build_object(
  'count', count(${sql.ref(column)}), 'mean', avg(${sql.ref(column)}),
  'of', percentile_cont(array[0.5, 0.9]) within group (order by ${sql.ref(column)}))`;

interface SpreadRow extends Pick<Spread, "count" | "mean"> {
  of: [median: number, p90: number] | null;
}

export async function measureKinds(db: Reader, asked: Asked): Promise<TookRow[]> {
  type Row = Pick<TookRow, "kind" | "isNow"> & { wall: SpreadRow; business: SpreadRow };
  const rows = await rowsOf(
    db,
    sql<Row>`
    select f.kind, f.at >= ${midnight(asked.input.from, asked.timezone)} as "isNow",
           ${spread("f.seconds")} as wall, ${spread("f.business_seconds")} as business
      from fact as f where f.kind in ('answered', 'closed') and ${factsIn(asked, true)} group by 1, 2`,
  );
  return rows.map(({ wall, business, ...row }) => ({ ...row, wall: spreadOf(wall), business: spreadOf(business) }));
}

function spreadOf({ count, mean, of }: SpreadRow): Spread {
  const [median = null, p90 = null] = of ?? [];
  return { count, median, p90, mean };
}

/** What happened on one day, or within one hour of the week. */
export interface WhenRow {
  day: string | null;
  weekday: number | null;
  hour: number | null;
  kind: FactKind;
  count: number;
}

// Every zone's clocks are whole quarters of an hour from UTC: so much is summed before they are asked.
const quarterSeconds = 900;

export async function countByTime(db: Reader, asked: Asked): Promise<WhenRow[]> {
  const quarters = sql`
    select f.kind, floor(extract(epoch from f.at) / ${sql.lit(quarterSeconds)}) as quarter, sum(f.count) as count
      from fact as f
     where f.kind in ('opened', 'reopened', 'closed', 'inbound', 'outbound') and ${factsIn(asked, false)}
     group by 1, 2`;
  return rowsOf(
    db,
    sql<WhenRow>`
    select to_char(l.local::date, 'YYYY-MM-DD') as day, extract(isodow from l.local)::integer as weekday,
           extract(hour from l.local)::integer as hour, l.kind, sum(l.count)::integer as count
      from (select q.kind, q.count,
                   to_timestamp(q.quarter * ${sql.lit(quarterSeconds)}) at time zone ${asked.timezone} as local
              from (${quarters}) q) l
     group by grouping sets ((l.kind, l.local::date), (l.kind, extract(isodow from l.local), extract(hour from l.local)))`,
  );
}

/** What one member, team or inbox did. */
export interface GroupRow {
  of: "member" | "team" | "inbox";
  id: string;
  kind: FactKind;
  count: number;
  /** The mean of what was rated. */
  rating: number | null;
}

const member = sql`coalesce(f.member_id, f.assignee_id)`;
const whichGroup = sql`
  case when grouping(l.member) = 0 then 'member' when grouping(l.team) = 0 then 'team' else 'inbox' end as of,
  coalesce(l.member, l.team, l.inbox) as id, l.kind`;
const eachGroup = sql`
  group by grouping sets ((l.kind, l.member), (l.kind, l.team), (l.kind, l.inbox))
  having coalesce(l.member, l.team, l.inbox) is not null`;

export async function countByGroup(db: Reader, asked: Asked): Promise<GroupRow[]> {
  return rowsOf(
    db,
    sql<GroupRow>`
    select ${whichGroup}, sum(l.count)::integer as count, sum(l.rating)::float / nullif(sum(l.rated), 0) as rating
      from (select f.kind, ${member} as member, f.team_id as team, f.inbox_id as inbox, sum(f.count) as count,
                   sum(case f.kind when 'rated' then f.detail::integer end) as rating,
                   count(*) filter (where f.kind = 'rated') as rated
              from fact as f where ${factsIn(asked, false)} group by 1, 2, 3, 4) l ${eachGroup}`,
  );
}

/** How long it took somebody, a team or an inbox: the median of first answers, and of the way to an end. */
export interface GroupTookRow extends Pick<GroupRow, "of" | "id"> {
  kind: "answered" | "closed";
  median: number;
}

export async function measureGroups(db: Reader, asked: Asked): Promise<GroupTookRow[]> {
  return rowsOf(
    db,
    sql<GroupTookRow>`
    select ${whichGroup}, percentile_cont(0.5) within group (order by l.seconds) as median
      from (select f.kind, ${member} as member, f.team_id as team, f.inbox_id as inbox, f.seconds
              from fact as f where f.kind in ('answered', 'closed') and ${factsIn(asked, false)}) l ${eachGroup}`,
  );
}

/** In how many conversations somebody, a team or an inbox wrote. */
export async function countHandled(
  db: Reader,
  asked: Asked,
): Promise<(Pick<GroupRow, "of" | "id"> & { count: number })[]> {
  return rowsOf(
    db,
    sql<Pick<GroupRow, "of" | "id"> & { count: number }>`
    select ${whichGroup}, count(distinct l.conversation_id)::integer as count
      from (select distinct f.kind, f.conversation_id, ${member} as member, f.team_id as team, f.inbox_id as inbox
              from fact as f where f.kind = 'outbound' and ${factsIn(asked, false)}) l ${eachGroup}`,
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
