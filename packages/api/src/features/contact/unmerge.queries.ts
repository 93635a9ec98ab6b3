import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import { found } from "../../desk-error.ts";
import type { Which } from "./contact-card.queries.ts";
import type { Merged, Pair } from "./merge.queries.ts";

interface KeptMerge {
  keptId: string;
  mergedId: string;
  moved: Merged;
  mergedAt: Date;
  undoneAt: Date | null;
}

/** @throws not_found */
export async function getMerge(db: Reader, { workspaceId, id }: Which): Promise<KeptMerge> {
  const row = await db
    .selectFrom("contact_merge")
    .select(["kept_id as keptId", "merged_id as mergedId", "merged_at as mergedAt", "undone_at as undoneAt"])
    .select((eb) => eb.ref("moved").$castTo<Merged>().as("moved"))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
  return found(row);
}

export async function markUnmerged(db: Writer, { workspaceId, id, now }: Which & { now: Date }): Promise<void> {
  await db
    .updateTable("contact_merge")
    .set({ undone_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

/**
 * The conversations that go back with the identities of a contact: those that came along, and those that were begun since
 * with an account of theirs.
 */
export async function listReturning(
  db: Reader,
  { workspaceId, fromId, moved }: Pair & { moved: Merged },
): Promise<string[]> {
  const rows = await db
    .selectFrom("conversation as c")
    .select("c.id")
    .where("c.workspace_id", "=", workspaceId)
    .where("c.contact_id", "=", fromId)
    .where(
      sql<boolean>`(c.id = any(${moved.conversationIds}::uuid[]) or exists (
        select from contact_identity i
         where i.workspace_id = c.workspace_id and i.id = any(${moved.identityIds}::uuid[])
           and i.provider = 'telegram' and i.external_id = c.tg_chat_id::text))`,
    )
    .orderBy("c.id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes back from a contact what they gained by a merge, where it still reads as it came. */
export async function loseFacts(
  db: Writer,
  { workspaceId, fromId, toId, moved, now }: Pair & { moved: Merged; now: Date },
): Promise<void> {
  const { phones, emails, fieldIds, isLanguage, isAvatar, isVerified, isNameChosen } = moved;
  const unless = (column: string, compared: string, isGained: boolean) =>
    sql`case when ${isGained} and k.${sql.ref(compared)} is not distinct from m.${sql.ref(compared)}
             then null else k.${sql.ref(column)} end`;
  await sql`
    update contact as k
       set phones = array(select one from unnest(k.phones) one where one <> all(${phones}::text[])),
           emails = array(select one from unnest(k.emails) one where one <> all(${emails}::text[])),
           custom = (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(k.custom)
                      where not (key = any(${fieldIds}::text[]) and value is not distinct from m.custom -> key)),
           language = ${unless("language", "language", isLanguage)},
           avatar_hash = ${unless("avatar_hash", "avatar_hash", isAvatar)},
           avatar_key = ${unless("avatar_key", "avatar_hash", isAvatar)},
           verified_at = ${unless("verified_at", "verified_at", isVerified)},
           verified_by = ${unless("verified_by", "verified_at", isVerified)},
           name_chosen_at = case when ${isNameChosen} or k.name is distinct from (
             select i.name from contact_identity i
              where i.workspace_id = k.workspace_id and i.contact_id = k.id and i.provider = 'telegram'
              order by i.id limit 1) then k.name_chosen_at end,
           version = k.version + 1, updated_at = ${now}
      from contact as m
     where k.workspace_id = ${workspaceId} and k.id = ${fromId}
       and m.workspace_id = k.workspace_id and m.id = ${toId}`.execute(db);
  // They are blocked together, or neither is.
  await sql`
    update contact as m set blocked_at = k.blocked_at, blocked_by = k.blocked_by from contact as k
     where m.workspace_id = ${workspaceId} and m.id = ${toId}
       and k.workspace_id = m.workspace_id and k.id = ${fromId}`.execute(db);
}
