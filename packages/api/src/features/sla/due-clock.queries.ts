import type { SlaMetric } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

const isDue = (now: Date) => sql<boolean>`look_at <= ${now}`;

/** The workspaces in which there is something to say of a clock. */
export async function listWorkspacesToLookAt(db: Reader, now: Date): Promise<string[]> {
  const rows = await db.selectFrom("sla_clock").select("workspace_id as id").distinct().where(isDue(now)).execute();
  return rows.map(({ id }) => id);
}

interface InWorkspace {
  workspaceId: string;
  now: Date;
}

/** Some conversations of which a clock has something to say, those that have waited longest for it first. */
export async function listConversationsToLookAt(
  db: Reader,
  { workspaceId, now, limit }: InWorkspace & { limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom("sla_clock")
    .select("conversation_id as id")
    .where("workspace_id", "=", workspaceId)
    .where(isDue(now))
    .groupBy("conversation_id")
    .orderBy((eb) => eb.fn.min("look_at"))
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** A clock of which there is something to say: that it is late, or else that it soon will be. */
export interface DueClock {
  conversationId: string;
  metric: SlaMetric;
  startedAt: Date;
  dueAt: Date;
  isLate: boolean;
  /** Of its policy; null where that is gone. */
  policy: string | null;
  escalates: boolean | null;
}

/** Of each of some held conversations the clock that is the longest due. */
export async function listDueClocks(
  db: Reader,
  { workspaceId, now, ids }: InWorkspace & { ids: string[] },
): Promise<DueClock[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("sla_clock as k")
    .leftJoin("sla_policy as p", (join) =>
      join.onRef("p.workspace_id", "=", "k.workspace_id").onRef("p.id", "=", "k.policy_id"),
    )
    .distinctOn("k.conversation_id")
    .select(["k.conversation_id as conversationId", "k.metric", "k.started_at as startedAt", "k.due_at as dueAt"])
    .select([sql<boolean>`k.due_at <= ${now}`.as("isLate"), "p.name as policy", "p.escalates"])
    .where("k.workspace_id", "=", workspaceId)
    .where("k.conversation_id", "in", ids)
    .where(isDue(now))
    .orderBy("k.conversation_id")
    .orderBy("k.look_at")
    .execute();
}

/** Writes down that it was said of each that it is late, or soon will be. */
export async function markClocks(
  db: Writer,
  { workspaceId, now, clocks }: InWorkspace & { clocks: DueClock[] },
): Promise<void> {
  await sql`
    update sla_clock as k
       set state = case when d."isLate" then 'breached' else k.state end,
           breached_at = case when d."isLate" then k.due_at end,
           warned_at = coalesce(k.warned_at, ${now})
      from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as d (
           "conversationId" uuid, metric text, "startedAt" timestamptz, "isLate" boolean)
     where k.workspace_id = ${workspaceId} and k.conversation_id = d."conversationId" and k.metric = d.metric
       and k.started_at = d."startedAt"`.execute(db);
}
