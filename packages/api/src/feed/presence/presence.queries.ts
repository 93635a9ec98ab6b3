import type { Availability } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

/** A member, addressed within its workspace. */
export interface Which {
  workspaceId: string;
  memberId: string;
}

interface Present extends Which {
  isActive: boolean;
}

const columnOf = <Row, Key extends keyof Row>(rows: readonly Row[], key: Key) => rows.map((row) => row[key]);

/** Writes that these members are on a node now, in one statement however many they are. */
export async function writePresent(
  db: Writer,
  { nodeId, now, present }: { nodeId: string; now: Date; present: readonly Present[] },
): Promise<void> {
  if (present.length === 0) return;
  const [workspaceIds, memberIds] = [columnOf(present, "workspaceId"), columnOf(present, "memberId")];
  const rows = sql<{ workspace_id: string; member_id: string; is_active: boolean }>`
    unnest(${workspaceIds}::uuid[], ${memberIds}::uuid[], ${columnOf(present, "isActive")}::boolean[])`;
  await db
    .insertInto("presence")
    .columns(["workspace_id", "member_id", "node_id", "is_active", "beaten_at"])
    .expression((eb) =>
      eb
        .selectFrom(rows.as<"here">(sql`here(workspace_id, member_id, is_active)`))
        .select(["here.workspace_id", "here.member_id", sql`${nodeId}::uuid`.as("node_id"), "here.is_active"])
        .select(sql`${now}::timestamptz`.as("beaten_at")),
    )
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "member_id", "node_id"])
        .doUpdateSet((eb) => ({ is_active: eb.ref("excluded.is_active"), beaten_at: eb.ref("excluded.beaten_at") })),
    )
    .execute();
}

/** Takes members off a node. */
export async function deletePresent(
  db: Writer,
  { nodeId, gone }: { nodeId: string; gone: readonly Which[] },
): Promise<void> {
  if (gone.length === 0) return;
  await db
    .deleteFrom("presence")
    .where("node_id", "=", nodeId)
    .where(
      sql<boolean>`(workspace_id, member_id) in
        (select * from unnest(${columnOf(gone, "workspaceId")}::uuid[], ${columnOf(gone, "memberId")}::uuid[]))`,
    )
    .execute();
}

/** Removes what nodes left behind that crashed before then. */
export async function deleteLongGone(db: Writer, before: Date): Promise<void> {
  await db.deleteFrom("presence").where("beaten_at", "<", before).execute();
}

/** Active members whose presence was renewed since then, as the whole of their places makes them. */
function present(db: Reader, since: Date, nodeId: string | null = null) {
  return db
    .selectFrom("presence as p")
    .innerJoin("member as m", (join) =>
      join.onRef("m.workspace_id", "=", "p.workspace_id").onRef("m.id", "=", "p.member_id"),
    )
    .select(["m.workspace_id as workspaceId", "m.id as memberId", "m.availability"])
    .select((eb) => eb.fn<boolean>("bool_or", ["p.is_active"]).as("isActive"))
    .where("m.status", "=", "active")
    .where((eb) => eb.or([eb("p.beaten_at", ">", since), ...(nodeId ? [eb("p.node_id", "=", nodeId)] : [])]))
    .groupBy(["m.workspace_id", "m.id", "m.availability"]);
}

interface Asked {
  workspaceIds: readonly string[];
  /** The node that asks: what it wrote itself is true for as long as it runs. */
  nodeId: string;
  since: Date;
}

/** Who of several workspaces is here, and what for; who is not among them is offline. */
export async function listPresent(
  db: Reader,
  { workspaceIds, nodeId, since }: Asked,
): Promise<(Which & { availability: Availability })[]> {
  const rows = await present(db, since, nodeId)
    .where(sql<boolean>`p.workspace_id = any(${workspaceIds}::uuid[])`)
    .execute();
  return rows.map(({ workspaceId, memberId, ...row }) => ({
    workspaceId,
    memberId,
    availability: availabilityOf(row),
  }));
}

/** Which of some members are online, of one workspace. */
export async function listOnlineAmong(
  db: Reader,
  { workspaceId, memberIds, since }: { workspaceId: string; memberIds: readonly string[]; since: Date },
): Promise<string[]> {
  const rows = await present(db, since)
    .where("p.workspace_id", "=", workspaceId)
    .where(sql<boolean>`p.member_id = any(${memberIds}::uuid[])`)
    .where("m.availability", "=", "online")
    .having((eb) => eb.fn<boolean>("bool_or", ["p.is_active"]))
    .orderBy("m.id")
    .execute();
  return rows.map(({ memberId }) => memberId);
}

// What somebody chose goes before what they do.
function availabilityOf({ availability, isActive }: { availability: Availability; isActive: boolean }): Availability {
  if (availability !== "online") return availability;
  return isActive ? "online" : "away";
}
