import type { ConversationFilter, ConversationView, SavedView, ViewAudience } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Reach } from "../../access.ts";
import { found } from "../../desk-error.ts";

function savedViews(db: Reader, workspaceId: string) {
  return db
    .selectFrom("saved_view as v")
    .select(["v.id", "v.name", "v.audience", "v.owner_id as ownerId", "v.team_id as teamId"])
    .select(["v.view", "v.filter", "v.position", "v.version"])
    .where("v.workspace_id", "=", workspaceId);
}

type Row = Awaited<ReturnType<ReturnType<typeof savedViews>["executeTakeFirstOrThrow"]>>;

function toSavedView({ view, filter, ...row }: Row): SavedView {
  return { ...row, view: view as ConversationView, filter: filter as ConversationFilter };
}

/** Whose it is, or whose team's, or everyone's; who sees all teams sees all of theirs. */
function visibleTo({ memberId, scope, teamIds }: Reach) {
  const teams = scope === "all" ? sql<boolean>`true` : sql<boolean>`v.team_id = any(${teamIds}::uuid[])`;
  return sql<boolean>`(v.audience = 'workspace' or (v.audience = 'team' and ${teams})
    or (v.audience = 'personal' and v.owner_id = ${memberId}::uuid))`;
}

/** The views that somebody has. */
export async function listSavedViews(db: Reader, reach: Reach): Promise<SavedView[]> {
  const rows = await savedViews(db, reach.workspaceId).where(visibleTo(reach)).execute();
  return rows.map(toSavedView);
}

/** @throws not_found, also for what is kept for others */
export async function getSavedView(db: Reader, reach: Reach, id: string): Promise<SavedView> {
  const query = savedViews(db, reach.workspaceId).where("v.id", "=", id).where(visibleTo(reach));
  return toSavedView(found(await query.executeTakeFirst()));
}

/** How many views a member keeps. */
export async function countSavedViews(db: Reader, workspaceId: string, ownerId: string): Promise<number> {
  const rows = await savedViews(db, workspaceId).where("v.owner_id", "=", ownerId).execute();
  return rows.length;
}

/** @throws not_found */
export async function assertTeam(db: Reader, { workspaceId, id }: { workspaceId: string; id: string }): Promise<void> {
  const query = db.selectFrom("team").select("id").where("workspace_id", "=", workspaceId).where("id", "=", id);
  found(await query.where("deleted_at", "is", null).executeTakeFirst());
}

interface Body {
  workspaceId: string;
  name: string;
  audience: ViewAudience;
  teamId: string | null;
  view: ConversationView;
  filter: ConversationFilter;
  now: Date;
}

/** New ones come last. */
function behindAll({ workspaceId, audience }: Body) {
  return sql<number>`(select coalesce(max(position), 0) + 1 from saved_view
    where workspace_id = ${workspaceId} and audience = ${audience})`;
}

export async function insertSavedView(db: Writer, { ownerId, ...body }: Body & { ownerId: string }): Promise<string> {
  const row = await db
    .insertInto("saved_view")
    .values({
      workspace_id: body.workspaceId,
      name: body.name,
      audience: body.audience,
      owner_id: ownerId,
      team_id: body.teamId,
      view: body.view,
      filter: JSON.stringify(body.filter),
      position: behindAll(body),
      created_at: body.now,
      updated_at: body.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function changeSavedView(db: Writer, { id, ...body }: Body & { id: string }): Promise<void> {
  await db
    .updateTable("saved_view")
    .set({
      name: body.name,
      audience: body.audience,
      team_id: body.teamId,
      view: body.view,
      filter: JSON.stringify(body.filter),
      updated_at: body.now,
      version: sql`version + 1`,
    })
    .where("workspace_id", "=", body.workspaceId)
    .where("id", "=", id)
    .execute();
}

/** Puts a view at a place among those of its audience. */
export async function placeSavedView(
  db: Writer,
  { workspaceId, id, position, now }: { workspaceId: string; id: string; position: number; now: Date },
): Promise<void> {
  await db
    .updateTable("saved_view")
    .set({ position, updated_at: now, version: sql`version + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

export async function deleteSavedView(
  db: Writer,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<void> {
  await db.deleteFrom("saved_view").where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
}
