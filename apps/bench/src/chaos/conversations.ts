import type { ChaosDatabase } from "./database.ts";

/** Puts conversations into a workspace as if people had written, of a bot that nobody runs; returns their ids. */
export async function insertConversations(
  database: Pick<ChaosDatabase, "ask">,
  { workspaceId, count }: { workspaceId: string; count: number },
): Promise<string[]> {
  const rows = await database.ask<{ id: string }>(
    `with bot as (
       insert into bot (workspace_id, tg_id, username, name, token_sealed, token_last4, api_root, state)
       values ($1, 1, 'desk_bot', 'Desk', '\\x01', 'abcd', 'telegram', 'off') returning workspace_id, id
     ), inbox as (
       insert into inbox (workspace_id, name, kind, bot_id, team_id)
       select workspace_id, 'Desk', 'telegram_dm', id, (select id from team where workspace_id = $1 and is_default) from bot
       returning workspace_id, id, bot_id, team_id
     ), chat as (
       insert into tg_chat (workspace_id, bot_id, chat_id, type)
       select workspace_id, id, number, 'private' from bot, generate_series(1, $2) as number
       returning workspace_id, bot_id, chat_id
     ), contact as (
       insert into contact (workspace_id, name) select $1, 'Anna ' || number from generate_series(1, $2) as number
       returning id, split_part(name, ' ', 2)::bigint as number
     )
     insert into conversation (workspace_id, number, inbox_id, contact_id, bot_id, tg_chat_id, team_id)
     select chat.workspace_id, chat.chat_id, inbox.id, contact.id, chat.bot_id, chat.chat_id, inbox.team_id
       from chat join inbox using (workspace_id, bot_id) join contact on contact.number = chat.chat_id
     returning id`,
    [workspaceId, count],
  );
  return rows.map(({ id }) => id);
}
