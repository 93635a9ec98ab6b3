import type { Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Erased } from "./erasable.queries.ts";

/** Takes away what was sent and is to be sent of messages, and the ways between them and Telegram's. */
export async function eraseSends(db: Writer, { workspaceId, messageIds, own, tgUserIds }: Erased): Promise<void> {
  const topics = sql`(select id from staff_topic
    where workspace_id = ${workspaceId} and conversation_id = any(${own}::uuid[]))`;
  await sql`
    delete from outbox where workspace_id = ${workspaceId}
       and (message_id = any(${messageIds}::uuid[]) or staff_topic_id in ${topics})`.execute(db);
  await sql`
    delete from staff_message where workspace_id = ${workspaceId}
       and (message_id = any(${messageIds}::uuid[]) or staff_topic_id in ${topics})`.execute(db);
  await sql`
    delete from telegram_message where workspace_id = ${workspaceId} and (message_id = any(${messageIds}::uuid[])
       or (message_id is null and early_reaction is not null and chat_id = any(${tgUserIds}::bigint[])))`.execute(db);
}

/** Lets go of the files of messages and of a person's face: what nothing else refers to goes with the next collection. */
export async function eraseFiles(db: Writer, { workspaceId, messageIds, contactIds }: Erased): Promise<void> {
  await sql`
    with let_go as (
      delete from attachment where workspace_id = ${workspaceId} and message_id = any(${messageIds}::uuid[])
      returning file_hash, preview_hash
    ), faces as (
      select avatar_hash from contact where workspace_id = ${workspaceId} and id = any(${contactIds}::uuid[])
    )
    update file set kept_at = '-infinity' where workspace_id = ${workspaceId} and hash in (
      select file_hash from let_go union select preview_hash from let_go union select avatar_hash from faces)`.execute(
    db,
  );
}

/**
 * Empties messages: who wrote when and what became of it stays, and of a line what was done, without the words that were
 * said with it. What was on its way is so no more.
 */
export async function eraseMessages(db: Writer, erased: Erased): Promise<void> {
  const { workspaceId, messageIds, shared, now } = erased;
  await sql`
    update message
       set text = '', entities = '[]', source = null, reply_quote = null, reply_outside = null, forwarded_from = null,
           failure = null, mentions = '[]', album_key = null, after_press = null, answers_since = null,
           special = case when special ->> 'kind' = 'act'
             then jsonb_set(jsonb_set(special, '{act,note}', 'null', false), '{act,reason}', '""', false)
             else '{"kind": "erased"}' end,
           state = case when state in ('queued', 'leased', 'sending', 'failed', 'unknown') then 'cancelled'
                        when state = 'deleting' then 'deleted' else state end,
           updated_at = ${now}, version = version + 1
     where workspace_id = ${workspaceId} and id = any(${messageIds}::uuid[])`.execute(db);
  await sql`
    update message set reply_quote = null
     where workspace_id = ${workspaceId} and reply_to_id = any(${messageIds}::uuid[])`.execute(db);
  await sql`
    delete from message_revision where workspace_id = ${workspaceId} and message_id = any(${messageIds}::uuid[])`.execute(
    db,
  );
  await eraseUnder(db, erased);
  await sql`
    update conversation as c set last_message = '' from message m
     where c.workspace_id = ${workspaceId} and c.id = any(${shared}::uuid[])
       and m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.seq = c.last_message_seq
       and m.id = any(${messageIds}::uuid[])`.execute(db);
}

/** What was put to messages, pressed under them and called for in them. */
async function eraseUnder(db: Writer, { workspaceId, messageIds, contactIds, shared }: Erased): Promise<void> {
  await sql`
    delete from reaction where workspace_id = ${workspaceId} and (message_id = any(${messageIds}::uuid[])
       or (author_kind = 'contact' and author_id = any(${contactIds}::uuid[]) and message_id in (
         select id from message where workspace_id = ${workspaceId} and conversation_id = any(${shared}::uuid[]))))`.execute(
    db,
  );
  await sql`
    delete from button_press where workspace_id = ${workspaceId} and (contact_id = any(${contactIds}::uuid[])
       or button_id in (select id from message_button
                         where workspace_id = ${workspaceId} and message_id = any(${messageIds}::uuid[])))`.execute(db);
  await sql`
    delete from message_button where workspace_id = ${workspaceId} and message_id = any(${messageIds}::uuid[])`.execute(
    db,
  );
  await sql`
    delete from mention where workspace_id = ${workspaceId} and message_id = any(${messageIds}::uuid[])`.execute(db);
}
