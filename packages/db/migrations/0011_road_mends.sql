-- The road mended: reactions that come first, whom an answer was for, files that nothing refers to.

-- A reaction may come before its message. It is kept under the message's number, which is thus known and bound to
-- nothing, until the message has come, or for as long as updates are kept.
alter table telegram_message
  alter column message_id drop not null,
  add column early_reaction jsonb,
  add column early_at timestamptz,
  add constraint telegram_message_bound_or_early check (message_id is not null or early_at is not null);
create index telegram_message_early on telegram_message (early_at) where message_id is null;
create policy of_early on telegram_message to frontdesk_system using (message_id is null);
grant select (workspace_id, bot_id, chat_id, tg_message_id, message_id, early_at), delete on telegram_message
  to frontdesk_system;

-- Since when somebody had waited for this answer: where none is sent after all, they wait on.
alter table message add column answers_since timestamptz;

-- When a file's bytes were last handed over: what nothing refers to a day after that is removed.
alter table file add column kept_at timestamptz not null default desk_now();
create index file_by_age on file (workspace_id, kept_at);

-- Room is taken for an upload before its bytes are kept; until they are, no message may carry it.
alter table upload add column is_whole boolean not null default true;
create index upload_of_author on upload (workspace_id, author_id);

-- For the clock that settles what nobody will: which bots have something under way, by which lease, and nothing of what.
grant select (bot_id, lease_token) on outbox to frontdesk_system;
call open_to_system('bot_lease', 'select (workspace_id, bot_id, token, expires_at)');
