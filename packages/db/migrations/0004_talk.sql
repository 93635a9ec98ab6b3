-- Talk: contacts write, conversations hold messages, operators answer.

create table contact (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  name text not null check (length(name) between 1 and 256),
  language text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id)
);
call protect('contact');

create table contact_identity (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  contact_id uuid not null,
  provider text not null check (provider in ('telegram', 'email', 'web', 'phone', 'api')),
  external_id text not null,
  display text,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, provider, external_id),
  foreign key (workspace_id, contact_id) references contact (workspace_id, id)
);
create index contact_identity_of_contact on contact_identity (workspace_id, contact_id);
call protect('contact_identity');

create table inbox (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  name text not null check (length(name) between 1 and 60),
  kind text not null check (kind in ('telegram_dm', 'telegram_group', 'email', 'web', 'api')),
  bot_id uuid,
  team_id uuid not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, bot_id) references bot (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id)
);
create unique index inbox_of_bot on inbox (workspace_id, bot_id) where kind = 'telegram_dm';
create index inbox_of_team on inbox (workspace_id, team_id);
-- Inboxes are only marked deleted, so the keys that point here need no index of their own.
call protect('inbox', 'select, insert, update');

create table conversation (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  number integer not null,
  inbox_id uuid not null,
  contact_id uuid not null,
  bot_id uuid,
  tg_chat_id bigint,
  team_id uuid not null,
  assignee_id uuid,
  state text not null default 'new' check (state in ('new', 'open', 'pending', 'snoozed', 'closed', 'spam')),
  last_seq integer not null default 0,
  last_message text not null default '',
  last_message_direction text check (last_message_direction in ('in', 'out', 'note', 'system')),
  last_message_at timestamptz not null default now(),
  last_inbound_at timestamptz,
  waiting_since timestamptz,
  closed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, number),
  foreign key (workspace_id, inbox_id) references inbox (workspace_id, id),
  foreign key (workspace_id, contact_id) references contact (workspace_id, id),
  foreign key (workspace_id, bot_id, tg_chat_id) references tg_chat (workspace_id, bot_id, chat_id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, assignee_id) references member (workspace_id, id)
);
create index conversation_of_chat on conversation (workspace_id, bot_id, tg_chat_id);
create unique index one_live_conversation on conversation (workspace_id, inbox_id, contact_id)
  where state not in ('closed', 'spam');
create index conversation_by_activity on conversation (workspace_id, last_message_at desc, id desc);
create index conversation_live_by_activity on conversation (workspace_id, last_message_at desc, id desc)
  where state not in ('closed', 'spam');
create index conversation_of_assignee on conversation (workspace_id, assignee_id, last_message_at desc, id desc);
create index conversation_of_contact on conversation (workspace_id, contact_id);
create index conversation_of_team on conversation (workspace_id, team_id);
call protect('conversation');

create table message (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  conversation_id uuid not null,
  seq integer not null,
  direction text not null check (direction in ('in', 'out', 'note', 'system')),
  author_kind text not null check (author_kind in ('contact', 'member', 'bot', 'api_token', 'system')),
  author_id uuid,
  text text not null check (length(text) <= 16384),
  entities jsonb not null default '[]',
  state text not null
    check (state in ('received', 'queued', 'leased', 'sending', 'sent', 'failed', 'unknown', 'cancelled', 'dismissed')),
  failure text,
  client_key uuid,
  edited_at timestamptz,
  deleted_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, conversation_id, seq),
  unique (workspace_id, client_key),
  foreign key (workspace_id, conversation_id) references conversation (workspace_id, id)
);
call protect('message');

create table message_revision (
  workspace_id uuid not null references workspace (id),
  message_id uuid not null,
  revision integer not null,
  text text not null,
  entities jsonb not null,
  replaced_at timestamptz not null,
  primary key (workspace_id, message_id, revision),
  foreign key (workspace_id, message_id) references message (workspace_id, id)
);
call protect('message_revision', 'select, insert');

create table telegram_message (
  workspace_id uuid not null references workspace (id),
  bot_id uuid not null,
  chat_id bigint not null,
  tg_message_id bigint not null,
  message_id uuid not null,
  part integer not null default 0,
  primary key (workspace_id, bot_id, chat_id, tg_message_id),
  foreign key (workspace_id, bot_id) references bot (workspace_id, id),
  foreign key (workspace_id, message_id) references message (workspace_id, id)
);
create index telegram_message_of_message on telegram_message (workspace_id, message_id, part);
call protect('telegram_message');

create table file (
  workspace_id uuid not null references workspace (id),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null,
  mime text not null,
  created_at timestamptz not null default now(),
  primary key (workspace_id, hash)
);
call protect('file');

create table attachment (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  message_id uuid not null,
  bot_id uuid not null,
  kind text not null check (kind in ('photo')),
  tg_file_id text not null,
  size_bytes bigint,
  width integer,
  height integer,
  state text not null default 'pending' check (state in ('pending', 'ready', 'failed')),
  file_hash text,
  failure text,
  attempts integer not null default 0,
  not_before timestamptz not null default now(),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, message_id) references message (workspace_id, id),
  foreign key (workspace_id, bot_id) references bot (workspace_id, id),
  foreign key (workspace_id, file_hash) references file (workspace_id, hash)
);
create index attachment_of_message on attachment (workspace_id, message_id);
create index attachment_of_file on attachment (workspace_id, file_hash);
create index attachment_pending on attachment (workspace_id, bot_id, not_before) where state = 'pending';
call protect('attachment');

create table outbox (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  bot_id uuid not null,
  chat_id bigint not null,
  position bigint generated always as identity,
  class text not null check (class in ('reply', 'alert', 'campaign')),
  kind text not null check (kind in ('send_text', 'edit_text')),
  message_id uuid,
  payload jsonb not null,
  state text not null default 'queued'
    check (state in ('queued', 'leased', 'sending', 'sent', 'failed', 'unknown', 'cancelled', 'dismissed')),
  lease_token uuid,
  not_before timestamptz not null default now(),
  attempts integer not null default 0,
  failure text,
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, bot_id) references bot (workspace_id, id),
  foreign key (workspace_id, message_id) references message (workspace_id, id)
);
create index outbox_waiting on outbox (workspace_id, bot_id, chat_id, position) where state in ('queued', 'leased', 'sending');
create index outbox_of_message on outbox (workspace_id, message_id);
create unique index one_under_way_per_chat on outbox (workspace_id, bot_id, chat_id) where state in ('leased', 'sending');
create index outbox_unknown on outbox (workspace_id) where state = 'unknown';
call protect('outbox');
-- For the installation's figures: how much waits and since when, and nothing of what it says.
call open_to_system('outbox', 'select (state, created_at)');

/* The next value of a workspace's named counter (conversation numbers); its row is the lock. */
create table counter (
  workspace_id uuid not null references workspace (id),
  name text not null,
  value integer not null,
  primary key (workspace_id, name)
);
call protect('counter');
