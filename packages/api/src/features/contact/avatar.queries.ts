import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Viewer } from "../../access.ts";
import { found } from "../../desk-error.ts";
import type { ServedFile } from "../attachment/index.ts";
import { withinReach } from "../conversation/index.ts";

interface Claim {
  workspaceId: string;
  botId: string;
  now: Date;
  limit: number;
  leaseMs: number;
}

/** Whether a contact has a part in the conversation `c`: it is with them, or with a group in which they have spoken. */
function speaksIn(contact: "d" | "p") {
  const [workspaceId, id] = [sql.ref(`${contact}.workspace_id`), sql.ref(`${contact}.id`)];
  return sql<boolean>`(c.contact_id = ${id} or c.contact_id in (
    select group_id from group_participant where workspace_id = ${workspaceId} and contact_id = ${id}))`;
}

/** Contacts of a bot whose picture is due to be looked for, put off for `leaseMs` so that no two processes look. */
export async function claimAvatars(db: Writer, { workspaceId, botId, now, limit, leaseMs }: Claim) {
  const rows = await db
    // Chosen apart: as a subselect of the update it may run once for each row, and its limit would mean nothing.
    .with("due", (cte) =>
      cte
        .selectFrom("contact as d")
        .select("d.id")
        .where("d.workspace_id", "=", workspaceId)
        .where("d.avatar_due_at", "<=", now)
        .where((due) =>
          due.exists(
            due
              .selectFrom("conversation as c")
              .select("c.id")
              .whereRef("c.workspace_id", "=", "d.workspace_id")
              .where(speaksIn("d"))
              .where("c.bot_id", "=", botId),
          ),
        )
        .orderBy("d.avatar_due_at")
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .updateTable("contact as p")
    .from("contact_identity as i")
    .set({ avatar_due_at: new Date(now.getTime() + leaseMs) })
    .whereRef("i.workspace_id", "=", "p.workspace_id")
    .whereRef("i.contact_id", "=", "p.id")
    .where("i.provider", "=", "telegram")
    .where("p.workspace_id", "=", workspaceId)
    .where("p.id", "in", (eb) => eb.selectFrom("due").select("due.id"))
    .returning(["p.id as contactId", "i.external_id as externalId", "p.avatar_key as avatarKey"])
    .execute();
  return rows.map(({ externalId, ...row }) => ({ ...row, tgUserId: Number(externalId) }));
}

/** Holds a contact for this transaction, with the picture that is shown. @throws not_found */
export async function lockPictured(db: Writer, { workspaceId, id }: { workspaceId: string; id: string }) {
  return found(
    await db
      .selectFrom("contact")
      .select(["id", "avatar_hash as avatar"])
      .where("workspace_id", "=", workspaceId)
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst(),
  );
}

interface Sight {
  workspaceId: string;
  id: string;
  now: Date;
  /** The picture that is shown from now on, or null for none; without it all stays as it is. */
  picture?: { hash: string; key: string } | null;
}

/** Notes that a contact's picture was looked at, and what was found. */
export async function noteAvatar(db: Writer, { workspaceId, id, now, picture }: Sight): Promise<void> {
  await db
    .updateTable("contact")
    .set((eb) => ({
      avatar_due_at: null,
      avatar_seen_at: now,
      ...(picture !== undefined && {
        ...{ avatar_hash: picture?.hash ?? null, avatar_key: picture?.key ?? null },
        ...{ updated_at: now, version: eb("version", "+", 1) },
      }),
    }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

/** The picture of a contact of whom a conversation is within reach. @throws not_found */
export async function findAvatar(db: Reader, viewer: Viewer, contactId: string): Promise<ServedFile> {
  const file = await db
    .selectFrom("contact as p")
    .innerJoin("conversation as c", (join) => join.onRef("c.workspace_id", "=", "p.workspace_id").on(speaksIn("p")))
    .innerJoin("file as f", (join) =>
      join.onRef("f.workspace_id", "=", "p.workspace_id").onRef("f.hash", "=", "p.avatar_hash"),
    )
    .select(["f.hash", "f.mime", "f.size_bytes as sizeBytes"])
    .where("p.id", "=", contactId)
    .where(withinReach(viewer))
    .limit(1)
    .executeTakeFirst();
  return { ...found(file), name: null };
}
