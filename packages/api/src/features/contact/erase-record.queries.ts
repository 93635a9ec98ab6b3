import type { Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Erased } from "./erasable.queries.ts";

/** How many updates are looked through by one statement. */
const piece = 20_000;

/**
 * Empties what Telegram delivered of a person in the last two weeks, wherever they are named: by others who answered or
 * forwarded them too. What was not applied yet is ignored.
 */
export async function eraseUpdates(db: Writer, { workspaceId, tgUserIds }: Erased): Promise<void> {
  if (tgUserIds.length === 0) return;
  const bots = await db.selectFrom("bot").select("id").where("workspace_id", "=", workspaceId).execute();
  for (const { id: botId } of bots)
    for (let after = -1, count = piece; count === piece; ) {
      const { rows } = await sql<{ last: number; count: number }>`
        with looked as materialized (
          select update_id, payload from tg_update
           where workspace_id = ${workspaceId} and bot_id = ${botId} and update_id > ${after}
           order by update_id limit ${piece}
        ), erased as (
          update tg_update as u set payload = '{}', state = 'ignored', error = null, chat_id = 0
            from looked
           where u.workspace_id = ${workspaceId} and u.bot_id = ${botId} and u.update_id = looked.update_id
             and jsonb_path_exists(looked.payload, '$.**.id ? (@ == $who[*])',
                                   jsonb_build_object('who', to_jsonb(${tgUserIds}::bigint[])))
        )
        select coalesce(max(update_id), 0)::bigint as last, count(*)::integer as count from looked`.execute(db);
      ({ last: after, count } = rows[0] ?? { last: after, count: 0 });
    }
}

/**
 * Forgets what was answered to whoever did something with a person in the last day: a repeat is told that it is done. What
 * a saved draft is answered does not say whom it is for.
 */
export async function eraseAnswers(db: Writer, { workspaceId, contactIds, own, shared }: Erased): Promise<void> {
  await sql`
    update op set answer = null, keeps_answer = false
     where workspace_id = ${workspaceId} and answer is not null and (procedure = 'draft.save' or exists (
       select from unnest(${[...contactIds, ...own, ...shared]}::text[]) as named where strpos(answer::text, named) > 0))`.execute(
    db,
  );
}

/** Puts in the place of what the log tells of these that the person was erased. */
export async function eraseEvents(
  db: Writer,
  { contactId, subjects }: { contactId: string; subjects: string[] },
): Promise<void> {
  await sql`select erase_events(${contactId}, ${subjects}::uuid[])`.execute(db);
}
