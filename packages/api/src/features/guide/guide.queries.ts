import type { Guide, GuideStep, Kept } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import type { Reach } from "../../access.ts";
import { found } from "../../desk-error.ts";
import { columnsOfKept, visibleKept } from "../canned-reply/index.ts";

function guides(db: Reader, reach: Reach) {
  return db
    .selectFrom("guide as k")
    .select(["k.id", "k.audience", "k.owner_id as ownerId", "k.team_id as teamId", "k.folder"])
    .select(["k.title", "k.steps", "k.version"])
    .where(visibleKept(reach));
}

type Row = Awaited<ReturnType<ReturnType<typeof guides>["executeTakeFirstOrThrow"]>>;

function toGuide({ steps, ...row }: Row): Guide {
  return { ...row, steps: steps as GuideStep[] };
}

/** The guides that somebody may use. */
export async function listGuides(db: Reader, reach: Reach): Promise<Guide[]> {
  return (await guides(db, reach).execute()).map(toGuide);
}

/** @throws not_found, also for what is kept for others */
export async function getGuide(db: Reader, reach: Reach, id: string): Promise<Guide> {
  return toGuide(found(await guides(db, reach).where("k.id", "=", id).executeTakeFirst()));
}

/** Holds a guide for this transaction; it is read afterwards. @throws not_found */
export async function lockGuide(db: Writer, reach: Reach, id: string): Promise<void> {
  const query = db.selectFrom("guide as k").select("k.id").where(visibleKept(reach)).where("k.id", "=", id);
  found(await query.forUpdate().executeTakeFirst());
}

/** How many guides a workspace keeps. */
export async function countGuides(db: Reader, workspaceId: string): Promise<number> {
  const { count } = await db
    .selectFrom("guide")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

interface Body extends Omit<Kept, "id" | "version"> {
  workspaceId: string;
  steps: GuideStep[];
  now: Date;
}

export async function insertGuide(db: Writer, { workspaceId, steps, now, ...kept }: Body): Promise<string> {
  const row = await db
    .insertInto("guide")
    .values({
      ...{ workspace_id: workspaceId, created_at: now, updated_at: now },
      ...{ ...columnsOfKept(kept), steps: JSON.stringify(steps) },
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function changeGuide(db: Writer, id: string, { workspaceId, steps, now, ...kept }: Body): Promise<void> {
  await db
    .updateTable("guide")
    .set((eb) => ({
      ...columnsOfKept(kept),
      steps: JSON.stringify(steps),
      updated_at: now,
      version: eb("version", "+", 1),
    }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

export async function deleteGuide(db: Writer, { workspaceId, id }: { workspaceId: string; id: string }): Promise<void> {
  await db.deleteFrom("guide").where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
}
