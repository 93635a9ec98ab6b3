import { type EscalationCause, type FactKind, factKinds, type Spread } from "@frontdesk/contract";
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

/** The facts of the period that are of some kinds; those of the one before it where that is asked for. */
export function factsIn(
  { viewer, input, timezone, beforeFrom }: Asked,
  { kinds, isNow = true }: { kinds: readonly FactKind[]; isNow?: boolean },
): RawBuilder<boolean> {
  const [from, end] = isNow
    ? [midnight(input.from, timezone), midnight(input.to, timezone, 1)]
    : [midnight(beforeFrom, timezone), midnight(input.from, timezone)];
  // Kinds are always named: the index begins with them, and is all that is read.
  return sql`f.kind in (${sql.join(kinds.map((kind) => sql.lit(kind)))}) and f.at >= ${from} and f.at < ${end}
    and ${factsWithinReach(viewer)} and ${factsAskedFor(input)}`;
}

/** What is answered of the period, and of the one before it. */
async function ofBoth<Row>(ask: (isNow: boolean) => Promise<Row[]>): Promise<(Row & { isNow: boolean })[]> {
  const [now, before] = await Promise.all([ask(true), ask(false)]);
  return [...now.map((row) => ({ ...row, isNow: true })), ...before.map((row) => ({ ...row, isNow: false }))];
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
  return ofBoth((isNow) =>
    rowsOf(
      db,
      sql<Omit<KindRow, "isNow">>`
      select f.kind, f.detail, sum(f.count)::integer as count
        from fact as f where ${factsIn(asked, { kinds: factKinds, isNow })} group by 1, 2`,
    ),
  );
}

/** How long first answers and the way to an end took, in the period or the one before. */
export interface TookRow {
  kind: "answered" | "closed";
  isNow: boolean;
  wall: Spread;
  business: Spread;
}

const timedKinds = ["answered", "closed"] as const;

// Asked for together, so that they are sorted once.
const spread = (column: string) => sql`json_build_object(
  'count', count(${sql.ref(column)}), 'mean', avg(${sql.ref(column)}),
  'of', percentile_cont(array[0.5, 0.9]) within group (order by ${sql.ref(column)}))`;

interface SpreadRow extends Pick<Spread, "count" | "mean"> {
  of: [median: number, p90: number] | null;
}

export async function measureKinds(db: Reader, asked: Asked): Promise<TookRow[]> {
  const rows = await ofBoth((isNow) =>
    rowsOf(
      db,
      sql<Pick<TookRow, "kind"> & { wall: SpreadRow; business: SpreadRow }>`
      select f.kind, ${spread("f.seconds")} as wall, ${spread("f.business_seconds")} as business
        from fact as f where ${factsIn(asked, { kinds: timedKinds, isNow })} group by 1`,
    ),
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

const shownByTime = ["opened", "reopened", "closed", "inbound", "outbound"] as const;

export async function countByTime(db: Reader, asked: Asked): Promise<WhenRow[]> {
  return rowsOf(
    db,
    sql<WhenRow>`
    select to_char(l.hour::date, 'YYYY-MM-DD') as day, extract(isodow from l.hour)::integer as weekday,
           extract(hour from l.hour)::integer as hour, l.kind, sum(l.count)::integer as count
      from (select f.kind, date_trunc('hour', f.at at time zone ${asked.timezone}) as hour, sum(f.count) as count
              from fact as f where ${factsIn(asked, { kinds: shownByTime })} group by 1, 2) l
     group by grouping sets ((l.kind, l.hour::date), (l.kind, extract(isodow from l.hour), extract(hour from l.hour)))`,
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
  coalesce(l.member, l.team, l.inbox) as id`;
// By whom comes first: where rows are sorted, ids take less than words.
const eachGroup = sql`
  group by grouping sets ((l.member, l.kind), (l.team, l.kind), (l.inbox, l.kind))
  having coalesce(l.member, l.team, l.inbox) is not null`;

export async function countByGroup(db: Reader, asked: Asked): Promise<GroupRow[]> {
  return rowsOf(
    db,
    sql<GroupRow>`
    select ${whichGroup}, l.kind, sum(l.count)::integer as count, sum(l.rating)::float / nullif(sum(l.rated), 0) as rating
      from (select f.kind, ${member} as member, f.team_id as team, f.inbox_id as inbox, sum(f.count) as count,
                   sum(case f.kind when 'rated' then f.detail::integer end) as rating,
                   count(*) filter (where f.kind = 'rated') as rated
              from fact as f where ${factsIn(asked, { kinds: factKinds })} group by 1, 2, 3, 4) l ${eachGroup}`,
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
    select ${whichGroup}, l.kind, percentile_cont(0.5) within group (order by l.seconds) as median
      from (select f.kind, ${member} as member, f.team_id as team, f.inbox_id as inbox, f.seconds
              from fact as f where ${factsIn(asked, { kinds: timedKinds })}) l ${eachGroup}`,
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
              from fact as f where ${factsIn(asked, { kinds: ["outbound"] })}) l ${eachGroup}`,
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
