-- Members and who they are at Telegram: linked by a code that the bot is shown, and confirmed there.

create table telegram_link (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  member_id uuid not null,
  -- The bot that they were told to open; from then on the one that they did.
  bot_id uuid not null,
  state text not null default 'issued'
    check (state in ('issued', 'opened', 'linked', 'unreachable', 'declined', 'expired', 'revoked')),
  -- Of 128 random bits. It stays, so that whoever brings a used code is told so.
  code_hash bytea not null,
  expires_at timestamptz not null,
  tg_user_id bigint references telegram_identity (tg_user_id),
  tg_name text check (length(tg_name) <= 256),
  tg_username text check (length(tg_username) <= 64),
  -- What the buttons of the question carry that waits for its answer; null where none does.
  yes_key uuid,
  no_key uuid,
  linked_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id),
  foreign key (workspace_id, bot_id) references bot (workspace_id, id),
  constraint opened_by_somebody check (tg_user_id is not null or state in ('issued', 'expired', 'revoked'))
);
create unique index telegram_link_by_code on telegram_link (workspace_id, code_hash);
-- One person of Telegram's is one member of a workspace, and the other way round.
create unique index one_link_of_person on telegram_link (workspace_id, tg_user_id)
  where state in ('linked', 'unreachable');
create unique index one_link_of_member on telegram_link (workspace_id, member_id)
  where state in ('linked', 'unreachable');
create index telegram_link_of_member on telegram_link (workspace_id, member_id, id);
create index telegram_link_of_bot on telegram_link (workspace_id, bot_id);
create index telegram_link_of_person on telegram_link (tg_user_id);
call protect('telegram_link');
call open_to_system('telegram_link');

/* Where a person of one Telegram belongs to the staff, in whatever workspace, and the bot that knows them there. They
   alone are told, by a bot of theirs, and nothing else is told beyond a workspace. */
create function workplaces_at_telegram(p_tg_user bigint, p_api_root text)
returns table (workspace_id uuid, workspace_name text, bot_username text)
language sql stable security definer set search_path = public, pg_temp as $$
  select w.id, w.name, b.username
    from telegram_link l
    join workspace w on w.id = l.workspace_id and w.deleted_at is null
    join bot b on b.workspace_id = l.workspace_id and b.id = l.bot_id and b.api_root = p_api_root
   where l.tg_user_id = p_tg_user and l.state in ('linked', 'unreachable')
   order by w.name, w.id
$$;
alter function workplaces_at_telegram(bigint, text) owner to frontdesk_system;
