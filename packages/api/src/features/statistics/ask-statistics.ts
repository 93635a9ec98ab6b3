import {
  type Compared,
  type DayFigures,
  type Durations,
  type EscalationCause,
  escalationCauses,
  type FactKind,
  type GroupFigures,
  type HourFigures,
  type Satisfaction,
  type Statistics,
  shiftDate,
} from "@frontdesk/contract";
import type { AskStatistics } from "@frontdesk/contract/inputs";
import type { Reader } from "@frontdesk/db";
import type { Viewer } from "../../access.ts";
import { assertNamed } from "./named.queries.ts";
import { findStanding } from "./standing.queries.ts";
import {
  countAsked,
  countByGroup,
  countByTime,
  countDetails,
  countKinds,
  type DetailRow,
  type GroupRow,
  type KindRow,
  namesOfGroups,
  type WhenRow,
  zoneOf,
} from "./statistics.queries.ts";

/** The figures of a period, beside those of the one before it, of all that somebody may see. @throws not_found */
export async function askStatistics(db: Reader, viewer: Viewer, input: AskStatistics): Promise<Statistics> {
  const { workspaceId } = viewer;
  const { from, to } = input;
  await assertNamed(db, workspaceId, input);
  const timezone = await zoneOf(db, workspaceId);
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  const beforeFrom = shiftDate(from, -days);
  const asked = { viewer, input, timezone, beforeFrom };

  const kinds = await countKinds(db, asked);
  const details = await countDetails(db, asked);
  const times = await countByTime(db, asked);
  const groups = await countByGroup(db, asked);
  const names = await namesOfGroups(db, workspaceId);
  const askedOf = await countAsked(db, asked);
  const count = (kind: FactKind) => compared((isNow) => rowOf(kinds, kind, isNow)?.count ?? 0);
  const durations = (kind: FactKind) => compared((isNow) => durationsIn(rowOf(kinds, kind, isNow)));
  return {
    period: { from, to, timezone, beforeFrom, beforeTo: shiftDate(from, -1) },
    standing: await findStanding(db, viewer, input),
    volume: {
      opened: count("opened"),
      reopened: count("reopened"),
      closed: count("closed"),
      inbound: count("inbound"),
      outbound: count("outbound"),
    },
    firstResponse: durations("answered"),
    resolution: durations("closed"),
    satisfaction: compared((isNow) => ({
      byRating: ratingsIn(details.filter((row) => row.isNow === isNow)),
      asked: askedOf.find((row) => row.isNow === isNow)?.count ?? 0,
    })),
    escalations: escalationsIn(details),
    days: daysIn(times, from, days),
    hours: hoursIn(times),
    members: groupsIn(groups, "member", names),
    teams: groupsIn(groups, "team", names),
    inboxes: groupsIn(groups, "inbox", names),
  };
}

function compared<Value>(of: (isNow: boolean) => Value): Compared<Value> {
  return { now: of(true), before: of(false) };
}

function rowOf(rows: KindRow[], kind: FactKind, isNow: boolean): KindRow | undefined {
  return rows.find((row) => row.kind === kind && row.isNow === isNow);
}

function durationsIn(row: KindRow | undefined): Durations {
  const none = { count: 0, median: null, p90: null, mean: null };
  return { wall: row?.wall ?? none, business: row?.business ?? none };
}

function ratingsIn(rows: DetailRow[]): Satisfaction["byRating"] {
  const of = (rating: number) =>
    rows.find(({ kind, detail }) => kind === "rated" && detail === `${rating}`)?.count ?? 0;
  return [of(1), of(2), of(3), of(4), of(5)];
}

function escalationsIn(rows: DetailRow[]): Statistics["escalations"] {
  const of = (cause: EscalationCause, isNow: boolean) =>
    rows.find((row) => row.kind === "escalated" && row.detail === cause && row.isNow === isNow)?.count ?? 0;
  return escalationCauses.map((cause) => ({ cause, count: compared((isNow) => of(cause, isNow)) }));
}

function daysIn(rows: WhenRow[], from: string, days: number): DayFigures[] {
  const counts = new Map(rows.map(({ day, kind, count }) => [`${day} ${kind}`, count]));
  return Array.from({ length: days }, (_, index) => {
    const day = shiftDate(from, index);
    const of = (kind: FactKind) => counts.get(`${day} ${kind}`) ?? 0;
    return {
      ...{ day, opened: of("opened"), reopened: of("reopened"), closed: of("closed") },
      ...{ inbound: of("inbound"), outbound: of("outbound") },
    };
  });
}

function hoursIn(rows: WhenRow[]): HourFigures[] {
  const hours = new Map<string, HourFigures>();
  for (const { weekday, hour, kind, count } of rows) {
    if (weekday === null || hour === null || (kind !== "inbound" && kind !== "opened")) continue;
    const key = `${weekday} ${hour}`;
    const known = hours.get(key) ?? { weekday, hour, inbound: 0, opened: 0 };
    hours.set(key, { ...known, [kind]: count });
  }
  return [...hours.values()].sort((one, other) => one.weekday - other.weekday || one.hour - other.hour);
}

function groupsIn(rows: GroupRow[], of: GroupRow["of"], names: ReadonlyMap<string, string>): GroupFigures[] {
  const groups = Map.groupBy(
    rows.filter((row) => row.of === of),
    ({ id }) => id,
  );
  const figures = [...groups].map(([id, own]) => figuresOf({ id, name: names.get(id) ?? "" }, own));
  return figures.sort((one, other) => other.closed - one.closed || one.name.localeCompare(other.name));
}

function figuresOf(group: { id: string; name: string }, rows: GroupRow[]): GroupFigures {
  const of = (kind: FactKind) => rows.find((row) => row.kind === kind);
  return {
    ...group,
    opened: of("opened")?.count ?? 0,
    closed: of("closed")?.count ?? 0,
    handled: of("outbound")?.conversations ?? 0,
    outbound: of("outbound")?.count ?? 0,
    inbound: of("inbound")?.count ?? 0,
    firstResponse: of("answered")?.median ?? null,
    resolution: of("closed")?.median ?? null,
    rated: of("rated")?.count ?? 0,
    rating: of("rated")?.rating ?? null,
  };
}
