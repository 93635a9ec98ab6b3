import type { Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Erased } from "./erasable.queries.ts";

/** Leaves of a person's conversations that there were, when, and how much was said; what was being written in them goes. */
export async function eraseConversations(db: Writer, { workspaceId, own, now }: Erased): Promise<void> {
  await sql`
    update conversation
       set state = case when state = 'spam' then state else 'closed' end,
           closed_at = case when state in ('closed', 'spam') then closed_at else ${now}::timestamptz end,
           last_message = '', waiting_since = null, withheld_since = null, snoozed_until = null,
           escalated_at = null, escalation_cause = null, escalation_reason = null, tg_chat_id = null,
           updated_at = ${now}, version = version + 1
     where workspace_id = ${workspaceId} and id = any(${own}::uuid[])`.execute(db);
  await sql`
    update draft set text = '', answered = null, updated_at = ${now}, version = version + 1
     where workspace_id = ${workspaceId} and conversation_id = any(${own}::uuid[])`.execute(db);
  await sql`
    delete from undo where workspace_id = ${workspaceId} and exists (
      select from jsonb_array_elements(conversations) as one where (one ->> 'id')::uuid = any(${own}::uuid[]))`.execute(
    db,
  );
  // Their figures are of a conversation that ended now.
  await sql`
    insert into recount (workspace_id, conversation_id)
    select ${workspaceId}::uuid, one from unnest(${own}::uuid[]) as one on conflict do nothing`.execute(db);
  // One for another person may rest on what was said here.
  await sql`
    delete from suggestion where workspace_id = ${workspaceId} and (conversation_id = any(${own}::uuid[]) or exists (
      select from unnest(${own}::text[]) as named
       where strpos(concat(sources::text, request::text), named) > 0))`.execute(db);
  // Telegram's copy of a topic's name follows from the conversation's.
  await sql`
    update staff_topic set name = null, card_digest = null
     where workspace_id = ${workspaceId} and conversation_id = any(${own}::uuid[])`.execute(db);
}

/** Leaves of a person that there was one, under a name that says so. */
export async function erasePerson(
  db: Writer,
  { workspaceId, contactIds, tgUserIds, now }: Erased,
  name: string,
): Promise<void> {
  const belongings = ["contact_identity", "contact_name", "contact_note", "contact_tag", "automatic_text"];
  for (const table of belongings)
    await sql`
      delete from ${sql.table(table)}
       where workspace_id = ${workspaceId} and contact_id = any(${contactIds}::uuid[])`.execute(db);
  await sql`
    delete from contact_merge where workspace_id = ${workspaceId}
       and (kept_id = any(${contactIds}::uuid[]) or merged_id = any(${contactIds}::uuid[]))`.execute(db);
  await sql`
    delete from tg_chat
     where workspace_id = ${workspaceId} and type = 'private' and bot_id in (
       select id from bot where workspace_id = ${workspaceId}) and chat_id = any(${tgUserIds}::bigint[])`.execute(db);
  await sql`
    update contact
       set name = ${name}, name_chosen_at = null, language = null, language_chosen_at = null, phones = '{}', emails = '{}',
           custom = '{}', avatar_hash = null, avatar_key = null, avatar_due_at = null, avatar_seen_at = null,
           verified_at = null, verified_by = null, blocked_at = null, blocked_by = null, erased_at = ${now},
           updated_at = ${now}, version = version + 1
     where workspace_id = ${workspaceId} and id = any(${contactIds}::uuid[])`.execute(db);
}
