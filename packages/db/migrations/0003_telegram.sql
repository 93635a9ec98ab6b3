-- The Telegram road: bots, what came in (durable inbox), what goes out (durable outbox).

create table telegram_identity (
  tg_user_id bigint primary key,
  first_seen_at timestamptz not null default now()
);
grant select, insert on telegram_identity to frontdesk_app;

create table bot (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  tg_id bigint not null unique,
  username text not null,
  name text not null,
  token_sealed bytea not null,
  token_last4 text not null,
  api_root text not null,
  mode text not null default 'polling' check (mode in ('polling', 'webhook')),
  state text not null default 'live' check (state in ('new', 'checking', 'live', 'degraded', 'revoked', 'off')),
  last_update_at timestamptz,
  last_error text,
  last_error_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id)
);
create unique index bot_by_id on bot (id);
-- Bots are only marked deleted, so the keys that point here need no index of their own.
call protect('bot', 'select, insert, update');
call open_to_system('bot', 'select');

/* One process polls and sends for a bot at a time; the token is its fence. */
create table bot_lease (
  workspace_id uuid not null references workspace (id),
  bot_id uuid not null,
  token uuid not null,
  holder text not null,
  expires_at timestamptz not null,
  primary key (workspace_id, bot_id),
  foreign key (workspace_id, bot_id) references bot (workspace_id, id)
);
call protect('bot_lease');

create table tg_update (
  workspace_id uuid not null references workspace (id),
  bot_id uuid not null,
  update_id bigint not null,
  arrival bigint generated always as identity,
  kind text not null,
  payload jsonb not null,
  state text not null default 'received' check (state in ('received', 'applied', 'ignored', 'failed')),
  attempts integer not null default 0,
  error text,
  received_at timestamptz not null default now(),
  settled_at timestamptz,
  primary key (workspace_id, bot_id, update_id),
  foreign key (workspace_id, bot_id) references bot (workspace_id, id)
);
create index tg_update_waiting on tg_update (workspace_id, bot_id, arrival) where state = 'received';
create index tg_update_by_age on tg_update (received_at);
call protect('tg_update');
call open_to_system('tg_update', 'select, delete');

create table tg_chat (
  workspace_id uuid not null references workspace (id),
  bot_id uuid not null,
  chat_id bigint not null,
  type text not null check (type in ('private', 'group', 'supergroup', 'channel')),
  title text,
  reachable text not null default 'yes' check (reachable in ('yes', 'blocked', 'deactivated', 'kicked', 'unknown')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, bot_id, chat_id),
  foreign key (workspace_id, bot_id) references bot (workspace_id, id)
);
call protect('tg_chat');
