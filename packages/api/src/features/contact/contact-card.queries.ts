import type { Contact, CustomValue } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import { type Expression, sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Reach } from "../../access.ts";
import { found } from "../../desk-error.ts";
import { withinReach } from "../conversation/index.ts";

/** A contact's row, addressed within its workspace. */
export interface Which {
  workspaceId: string;
  id: string;
}

/** The id of whom a contact was found to be, however often: of itself where it was merged into none. @throws not_found */
async function followMerges(db: Reader, { workspaceId, id }: Which): Promise<string> {
  const chain = sql<{ id: string }>`(
    with recursive chain as (
      select id, merged_into_id from contact where workspace_id = ${workspaceId} and id = ${id}
      union all
      select p.id, p.merged_into_id from chain join contact p
        on p.workspace_id = ${workspaceId} and p.id = chain.merged_into_id)
    select id from chain where merged_into_id is null)`;
  return found(await db.selectFrom(chain.as("meant")).select("meant.id").executeTakeFirst()).id;
}

/** Makes sure that a conversation of a contact, or of a group in which they spoke, is within reach. @throws not_found */
export async function assertInReach(db: Reader, reach: Reach, contactId: string): Promise<void> {
  // As an array, so that their conversations are found by the index of contacts.
  const theirs = sql<string[]>`array(select ${contactId}::uuid union all select group_id from group_participant
    where workspace_id = ${reach.workspaceId} and contact_id = ${contactId})`;
  found(
    await db
      .selectFrom("conversation as c")
      .select("c.id")
      .where(sql<boolean>`c.contact_id = any(${theirs})`)
      .where(withinReach(reach))
      .limit(1)
      .executeTakeFirst(),
  );
}

/** The contact that is meant by an id: whoever it was merged into. @throws not_found out of reach too */
export async function findMeant(db: Reader, reach: Reach, contactId: string): Promise<Which> {
  const id = await followMerges(db, { workspaceId: reach.workspaceId, id: contactId });
  await assertInReach(db, reach, id);
  return { workspaceId: reach.workspaceId, id };
}

/** A contact as the card shows them. @throws not_found */
export async function getCard(db: Reader, { workspaceId, id }: Which): Promise<Contact> {
  const row = await db
    .selectFrom("contact as p")
    .select([
      "p.id",
      "p.kind",
      "p.name",
      "p.language",
      "p.avatar_hash as avatar",
      "p.phones",
      "p.emails",
      "p.custom",
      "p.version",
    ])
    .select(["p.verified_at as verifiedAt", "p.verified_by as verifiedBy"])
    .select(["p.blocked_at as blockedAt", "p.blocked_by as blockedBy"])
    .select(["p.erased_at as erasedAt", "p.created_at as createdAt"])
    .select(sql<boolean>`p.name_chosen_at is not null`.as("isNameChosen"))
    .select((eb) => identitiesOf(db, { workspaceId: eb.ref("p.workspace_id"), id: eb.ref("p.id") }).as("identities"))
    .select((eb) => mergesOf(db, { workspaceId: eb.ref("p.workspace_id"), id: eb.ref("p.id") }).as("merges"))
    .select(
      sql<string[]>`array(select t.tag_id::text from contact_tag t
        where t.workspace_id = p.workspace_id and t.contact_id = p.id order by t.created_at, t.tag_id)`.as("tagIds"),
    )
    .where("p.workspace_id", "=", workspaceId)
    .where("p.id", "=", id)
    .executeTakeFirst();
  const { verifiedAt, verifiedBy, blockedAt, blockedBy, erasedAt, createdAt, custom, ...card } = found(row);
  return {
    ...card,
    custom: custom as Record<string, CustomValue>,
    verified: markOf(verifiedAt, verifiedBy),
    blocked: markOf(blockedAt, blockedBy),
    erasedAt: erasedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

function markOf(at: Date | null, by: string | null): Contact["verified"] {
  return at && { at: at.toISOString(), by: by ?? "" };
}

interface OfContact {
  workspaceId: Expression<string>;
  id: Expression<string>;
}

/** How a contact is known, the first first; one at Telegram is reachable where any bot may write to it. */
function identitiesOf(db: Reader, { workspaceId, id }: OfContact) {
  const ofContact = db
    .selectFrom("contact_identity as i")
    .innerJoin("contact as ip", (join) =>
      join.onRef("ip.workspace_id", "=", "i.workspace_id").onRef("ip.id", "=", "i.contact_id"),
    )
    .select(["i.id", "i.provider", "i.external_id as externalId", "i.display as username"])
    .select(telegramNameOf("i", "ip").as("name"))
    .select(
      sql<Contact["identities"][number]["reachable"]>`coalesce(case when i.provider = 'telegram' then (
        select t.reachable from bot b
          join tg_chat t on t.workspace_id = b.workspace_id and t.bot_id = b.id and t.chat_id = split_part(i.external_id, '/', 1)::bigint
         where b.workspace_id = i.workspace_id
         order by t.reachable = 'yes' desc, t.updated_at desc limit 1) end, 'unknown')`.as("reachable"),
    )
    .where("i.workspace_id", "=", workspaceId)
    .where("i.contact_id", "=", id)
    .orderBy("i.id");
  return jsonArrayFrom(ofContact);
}

/** How Telegram calls a person by an identity of theirs; until the desk chose another name, that is the contact's. */
export function telegramNameOf(identity: string, contact: string) {
  return sql<string | null>`coalesce(${sql.ref(`${identity}.name`)}, case
    when ${sql.ref(`${identity}.provider`)} = 'telegram' and ${sql.ref(`${contact}.name_chosen_at`)} is null
    then ${sql.ref(`${contact}.name`)} end)`;
}

function mergesOf(db: Reader, { workspaceId, id }: OfContact) {
  const ofContact = db
    .selectFrom("contact_merge as g")
    .innerJoin("contact as gp", (join) =>
      join.onRef("gp.workspace_id", "=", "g.workspace_id").onRef("gp.id", "=", "g.merged_id"),
    )
    .select(["g.id", "gp.name", "g.merged_by as by"])
    // As `Date.toISOString` writes it.
    .select(sql<string>`to_char(g.merged_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`.as("at"))
    .where("g.workspace_id", "=", workspaceId)
    .where("g.kept_id", "=", id)
    .where("g.undone_at", "is", null)
    .orderBy("g.merged_at", "desc")
    .orderBy("g.id", "desc");
  return jsonArrayFrom(ofContact);
}
