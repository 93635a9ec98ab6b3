import type { BusinessHours, SlaFacts, SlaMatter } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Clock, NextDue } from "./clock.ts";

/** A conversation with its clocks: those that run, and those that ended but would be meant again. */
export interface Timed extends SlaFacts, SlaMatter {
  id: string;
  closedAt: Date | null;
  /** Those of its inbox; null where somebody is always there. */
  hours: BusinessHours | null;
  clocks: Clock[];
  shown: NextDue | null;
}

// Clocks are known by when they began, to the millisecond: that is all a Date holds.
const openedAt = sql<Date>`date_trunc('milliseconds', coalesce(c.opened_at, c.created_at))`;
const waitingSince = sql<Date | null>`date_trunc('milliseconds', c.waiting_since)`;

function timed(db: Reader) {
  return db
    .selectFrom("conversation as c")
    .innerJoin("inbox as i", (join) =>
      join.onRef("i.workspace_id", "=", "c.workspace_id").onRef("i.id", "=", "c.inbox_id"),
    )
    .leftJoin("sla_clock as k", (join) =>
      join
        .onRef("k.workspace_id", "=", "c.workspace_id")
        .onRef("k.conversation_id", "=", "c.id")
        .on(sql<boolean>`(k.ended_at is null or k.started_at in (${openedAt}, ${waitingSince}))`),
    )
    .select(["c.id", "c.state", "c.priority", "c.inbox_id as inboxId", "c.team_id as teamId", "c.tag_ids as tagIds"])
    .select([openedAt.as("openedAt"), waitingSince.as("waitingSince"), "c.answered_at as answeredAt"])
    .select(["c.closed_at as closedAt", "i.business_hours as hours"])
    .select(["c.sla_metric as shownMetric", "c.sla_due_at as shownDueAt", "c.sla_state as shownState"])
    .select(["k.metric", "k.started_at as startedAt", "k.policy_id as policyId", "k.target_minutes as targetMinutes"])
    .select(["k.warn_at as warnAt", "k.due_at as dueAt", "k.paused_at as pausedAt", "k.paused_ms as pausedMs"])
    .select(["k.state as clockState", "k.warned_at as warnedAt", "k.breached_at as breachedAt", "k.met_at as metAt"])
    .select("k.ended_at as endedAt");
}

type Row = Awaited<ReturnType<ReturnType<typeof timed>["executeTakeFirstOrThrow"]>>;

/** Some conversations that this transaction holds. */
export async function listTimed(
  db: Reader,
  { workspaceId, ids }: { workspaceId: string; ids: readonly string[] },
): Promise<Timed[]> {
  const rows = await timed(db).where("c.workspace_id", "=", workspaceId).where("c.id", "in", ids).execute();
  const byId = Map.groupBy(rows, ({ id }) => id);
  return [...byId.values()].flatMap((ofOne) => {
    const [first] = ofOne;
    return first ? [{ ...factsIn(first), clocks: ofOne.flatMap(clockIn) }] : [];
  });
}

function factsIn({ id, state, priority, inboxId, teamId, tagIds, ...row }: Row): Omit<Timed, "clocks"> {
  const { openedAt, waitingSince, answeredAt, closedAt, shownMetric, shownDueAt, shownState } = row;
  return {
    ...{ id, state, priority, inboxId, teamId, tagIds, openedAt, waitingSince, answeredAt, closedAt },
    hours: row.hours as BusinessHours | null,
    shown: shownMetric && shownDueAt && shownState && { metric: shownMetric, dueAt: shownDueAt, state: shownState },
  };
}

function clockIn({
  metric,
  startedAt,
  policyId,
  targetMinutes,
  warnAt,
  dueAt,
  pausedMs,
  clockState,
  ...row
}: Row): Clock[] {
  // One is there with all of its columns, or not at all.
  if (!metric || !startedAt || !policyId || !targetMinutes || !warnAt || !dueAt || !clockState) return [];
  const { pausedAt, warnedAt, breachedAt, metAt, endedAt } = row;
  const times = { startedAt, warnAt, dueAt, pausedAt, warnedAt, breachedAt, metAt, endedAt };
  return [{ metric, policyId, targetMinutes, pausedMs: pausedMs ?? 0, state: clockState, ...times }];
}

/** A conversation's clocks as they are from now on, and which of them its row shows. */
export interface Settled {
  id: string;
  clocks: Clock[];
  next: NextDue | null;
}

/** Writes clocks and rows in one statement. */
export async function writeSettled(
  db: Writer,
  { workspaceId, settled }: { workspaceId: string; settled: Settled[] },
): Promise<void> {
  const clocks = settled.flatMap(({ id, clocks: ofOne }) => ofOne.map((clock) => ({ ...clock, conversationId: id })));
  const rows = settled.map(({ id, next }) => ({ id, ...next }));
  await sql`
    with clock as (
      insert into sla_clock (workspace_id, conversation_id, metric, started_at, policy_id, target_minutes, warn_at, due_at,
                             paused_at, paused_ms, state, warned_at, breached_at, met_at, ended_at)
      select ${workspaceId}::uuid, k."conversationId", k.metric, k."startedAt", k."policyId", k."targetMinutes", k."warnAt",
             k."dueAt", k."pausedAt", k."pausedMs", k.state, k."warnedAt", k."breachedAt", k."metAt", k."endedAt"
        from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as k (
             "conversationId" uuid, metric text, "startedAt" timestamptz, "policyId" uuid, "targetMinutes" integer,
             "warnAt" timestamptz, "dueAt" timestamptz, "pausedAt" timestamptz, "pausedMs" bigint, state text,
             "warnedAt" timestamptz, "breachedAt" timestamptz, "metAt" timestamptz, "endedAt" timestamptz)
      on conflict (workspace_id, conversation_id, metric, started_at) do update
         set policy_id = excluded.policy_id, target_minutes = excluded.target_minutes, warn_at = excluded.warn_at,
             due_at = excluded.due_at, paused_at = excluded.paused_at, paused_ms = excluded.paused_ms,
             state = excluded.state, warned_at = excluded.warned_at, breached_at = excluded.breached_at,
             met_at = excluded.met_at, ended_at = excluded.ended_at
    )
    update conversation as c
       set sla_metric = n.metric, sla_due_at = n."dueAt", sla_state = n.state
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, metric text, "dueAt" timestamptz, state text)
     where c.workspace_id = ${workspaceId} and c.id = n.id
       and (c.sla_metric, c.sla_due_at, c.sla_state) is distinct from (n.metric, n."dueAt", n.state)`.execute(db);
}
