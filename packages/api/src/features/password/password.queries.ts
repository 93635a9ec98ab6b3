import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

interface NewReset {
  userId: string;
  secretHash: Buffer;
  now: Date;
  expiresAt: Date;
}

/** Keeps a link that a person asked for; false where there is no such person, or they asked since `notSince`. */
export async function insertOwnReset(
  db: Writer,
  { notSince, ...reset }: NewReset & { notSince: Date },
): Promise<boolean> {
  const rows = await db
    .insertInto("password_reset")
    .columns(["user_id", "secret_hash", "created_at", "expires_at"])
    .expression((from) =>
      from
        .selectFrom("user")
        .select((row) => [
          "user.id",
          row.val(reset.secretHash).as("secret_hash"),
          sql<Date>`${reset.now}::timestamptz`.as("created_at"),
          sql<Date>`${reset.expiresAt}::timestamptz`.as("expires_at"),
        ])
        .where("user.id", "=", reset.userId)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("password_reset as earlier")
                .select("earlier.id")
                .whereRef("earlier.user_id", "=", "user.id")
                .where("earlier.workspace_id", "is", null)
                .where("earlier.created_at", ">", notSince),
            ),
          ),
        ),
    )
    .returning("id")
    .execute();
  return rows.length > 0;
}

interface NewLink extends NewReset {
  workspaceId: string;
  /** The member who made it; null at the console. */
  madeBy: string | null;
}

/** Keeps a link that was made for a person: by a member, or at the console to make them an owner again. */
export async function insertReset(db: Writer, link: NewLink): Promise<void> {
  await db
    .insertInto("password_reset")
    .values({
      user_id: link.userId,
      secret_hash: link.secretHash,
      workspace_id: link.workspaceId,
      made_by: link.madeBy,
      makes_owner: link.madeBy === null,
      created_at: link.now,
      expires_at: link.expiresAt,
    })
    .execute();
}

export interface Reset {
  id: string;
  userId: string;
  name: string;
  email: string;
  workspaceId: string | null;
  madeBy: string | null;
  makesOwner: boolean;
  workspaceName: string | null;
}

/** The link of a secret, whether used or not, until it is over. */
export async function findReset(
  db: Reader,
  { secretHash, now }: { secretHash: Buffer; now: Date },
): Promise<(Reset & { isUsed: boolean }) | undefined> {
  const row = await db
    .selectFrom("password_reset as p")
    .innerJoin("user as u", "u.id", "p.user_id")
    .leftJoin("workspace as w", "w.id", "p.workspace_id")
    .select(["p.id", "p.user_id as userId", "p.workspace_id as workspaceId", "p.made_by as madeBy", "p.used_at"])
    .select(["p.makes_owner as makesOwner", "u.name", "u.email", "w.name as workspaceName"])
    .where("p.secret_hash", "=", secretHash)
    .where("p.expires_at", ">", now)
    .where("u.disabled_at", "is", null)
    .where("u.deleted_at", "is", null)
    .where("w.deleted_at", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { used_at, ...reset } = row;
  return { ...reset, isUsed: used_at !== null };
}

/** Uses a link up: of two at once, one gets false. */
export async function spendReset(db: Writer, { id, now }: { id: string; now: Date }): Promise<boolean> {
  const row = await db
    .updateTable("password_reset")
    .set({ used_at: now })
    .where("id", "=", id)
    .where("used_at", "is", null)
    .where("expires_at", ">", now)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends every link that a person could still set a password by. */
export async function endResets(db: Writer, { userId, now }: { userId: string; now: Date }): Promise<void> {
  await db
    .updateTable("password_reset")
    .set({ used_at: now })
    .where("user_id", "=", userId)
    .where("used_at", "is", null)
    .execute();
}

/** True for whoever is more than a member of the entered workspace: belongs to another, or runs the installation. */
export async function belongsElsewhere(db: Reader, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom(sql<{ elsewhere: boolean }>`(select belongs_elsewhere(${userId}) as elsewhere)`.as("told"))
    .select("elsewhere")
    .executeTakeFirstOrThrow();
  return row.elsewhere;
}

/** The workspace of a slug. */
export async function findWorkspaceId(db: Reader, slug: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("workspace")
    .select("id")
    .where("slug", "=", slug)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  return row?.id;
}
