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
import { measureOnline } from "./online.queries.ts";
import { findStanding } from "./standing.queries.ts";
import {
  countAsked,
  countByGroup,
  countByTime,
  countHandled,
  countKinds,
  type GroupRow,
  type GroupTookRow,
  type KindRow,
  makeRoom,
  measureGroups,
  measureKinds,
  namesOfGroups,
  type TookRow,
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

  await makeRoom(db);
  const kinds = await countKinds(db, asked);
  const took = await measureKinds(db, asked);
  const times = await countByTime(db, asked);
  const groups = {
    counts: await countByGroup(db, asked),
    took: await measureGroups(db, asked),
    handled: await countHandled(db, asked),
    online: await measureOnline(db, asked),
    names: await namesOfGroups(db, workspaceId),
  };
  const askedOf = await countAsked(db, asked);
  const count = (kind: FactKind) => compared((isNow) => rowOf(kinds, kind, isNow)?.count ?? 0);
  const durations = (kind: TookRow["kind"]) => compared((isNow) => durationsIn(rowOf(took, kind, isNow)));
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
      byRating: ratingsIn(kinds.filter((row) => row.isNow === isNow)),
      asked: askedOf.find((row) => row.isNow === isNow)?.count ?? 0,
    })),
    escalations: escalationsIn(kinds),
    days: daysIn(times, from, days),
    hours: hoursIn(times),
    members: groupsIn(groups, "member"),
    teams: groupsIn(groups, "team"),
    inboxes: groupsIn(groups, "inbox"),
  };
}

function compared<Value>(of: (isNow: boolean) => Value): Compared<Value> {
  return { now: of(true), before: of(false) };
}

function rowOf<Row extends { kind: FactKind; isNow: boolean }>(rows: Row[], kind: FactKind, isNow: boolean) {
  return rows.find((row) => row.kind === kind && row.isNow === isNow);
}

function durationsIn(row: TookRow | undefined): Durations {
  const none = { count: 0, median: null, p90: null, mean: null };
  return { wall: row?.wall ?? none, business: row?.business ?? none };
}

function ratingsIn(rows: KindRow[]): Satisfaction["byRating"] {
  const of = (rating: number) =>
    rows.find(({ kind, detail }) => kind === "rated" && detail === `${rating}`)?.count ?? 0;
  return [of(1), of(2), of(3), of(4), of(5)];
}

function escalationsIn(rows: KindRow[]): Statistics["escalations"] {
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

interface Groups {
  counts: GroupRow[];
  took: GroupTookRow[];
  handled: { of: GroupRow["of"]; id: string; count: number }[];
  /** Seconds by member; null where they are not to be told. */
  online: ReadonlyMap<string, number> | null;
  names: ReadonlyMap<string, string>;
}

function groupsIn({ counts, took, handled, online, names }: Groups, of: GroupRow["of"]): GroupFigures[] {
  const present = of === "member" ? (online ?? new Map<string, number>()) : null;
  const ids = new Set([...counts.filter((row) => row.of === of).map(({ id }) => id), ...(present?.keys() ?? [])]);
  const figures = [...ids].map((id): GroupFigures => {
    const isIts = (row: { of: GroupRow["of"]; id: string }) => row.of === of && row.id === id;
    const counted = (kind: FactKind) => counts.find((row) => isIts(row) && row.kind === kind);
    const median = (kind: TookRow["kind"]) => took.find((row) => isIts(row) && row.kind === kind)?.median ?? null;
    return {
      id,
      name: names.get(id) ?? "",
      opened: counted("opened")?.count ?? 0,
      closed: counted("closed")?.count ?? 0,
      handled: handled.find(isIts)?.count ?? 0,
      outbound: counted("outbound")?.count ?? 0,
      inbound: counted("inbound")?.count ?? 0,
      firstResponse: median("answered"),
      resolution: median("closed"),
      rated: counted("rated")?.count ?? 0,
      rating: counted("rated")?.rating ?? null,
      onlineSeconds: online && present ? (present.get(id) ?? 0) : null,
    };
  });
  return figures.sort((one, other) => other.closed - one.closed || one.name.localeCompare(other.name));
}
