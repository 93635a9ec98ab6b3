import type { SlaPolicy } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

type Body = Omit<SlaPolicy, "id" | "position" | "version">;

interface Written {
  workspaceId: string;
  now: Date;
  body: Body;
}

function columnsOf({ inboxIds, teamIds, tagIds, priorities, targets, ...body }: Body) {
  return {
    ...{ name: body.name, is_default: body.isDefault, hours: body.hours, warn_percent: body.warnPercent },
    ...{ pauses: body.pauses, escalates: body.escalates },
    own_hours: body.ownHours && JSON.stringify(body.ownHours),
    ...{ inbox_ids: inboxIds, team_ids: teamIds, tag_ids: tagIds, priorities },
    first_response_minutes: targets.first_response,
    next_response_minutes: targets.next_response,
    resolution_minutes: targets.resolution,
  };
}

/** Writes a policy that is asked after those there are, and returns its id. @throws the unique name, the one default */
export async function insertSlaPolicy(db: Writer, { workspaceId, now, body }: Written): Promise<string> {
  const row = await db
    .insertInto("sla_policy")
    .values((eb) => ({
      ...columnsOf(body),
      workspace_id: workspaceId,
      position: eb
        .selectFrom("sla_policy")
        .select(sql<number>`coalesce(max(position) + 1, 0)`.as("next"))
        .where("workspace_id", "=", workspaceId),
      created_at: now,
      updated_at: now,
    }))
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

/** @throws the unique name, the one default */
export async function changeSlaPolicy(db: Writer, id: string, { workspaceId, now, body }: Written): Promise<void> {
  await db
    .updateTable("sla_policy")
    .set((eb) => ({ ...columnsOf(body), updated_at: now, version: eb("version", "+", 1) }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

export async function deleteSlaPolicy(
  db: Writer,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<void> {
  await db.deleteFrom("sla_policy").where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
}

/** Puts policies into this order. */
export async function placeSlaPolicies(
  db: Writer,
  { workspaceId, ids, now }: { workspaceId: string; ids: string[]; now: Date },
): Promise<void> {
  await sql`
    update sla_policy as s set position = placed.position - 1, updated_at = ${now}
      from unnest(${ids}::uuid[]) with ordinality as placed (id, position)
     where s.workspace_id = ${workspaceId} and s.id = placed.id`.execute(db);
}

/** Holds the policies of a workspace for this transaction: two who arrange them do it one after the other. */
export async function lockSlaPolicies(db: Writer, workspaceId: string): Promise<void> {
  await db.selectFrom("workspace").select("id").where("id", "=", workspaceId).forNoKeyUpdate().execute();
}

/** The inboxes with their hours, the teams and the tags of a workspace: what policies may be for. */
export async function listSlaGrounds(db: Reader, workspaceId: string) {
  const inboxes = await db
    .selectFrom("inbox")
    .select(["id", "name", "business_hours as businessHours"])
    .where("workspace_id", "=", workspaceId)
    .where("deleted_at", "is", null)
    .orderBy("name")
    .execute();
  const teams = await db
    .selectFrom("team")
    .select(["id", "name"])
    .where("workspace_id", "=", workspaceId)
    .where("deleted_at", "is", null)
    .orderBy("name")
    .execute();
  const tags = await db
    .selectFrom("tag")
    .select(["id", "name"])
    .where("workspace_id", "=", workspaceId)
    .orderBy("name")
    .execute();
  return { inboxes, teams, tags };
}
