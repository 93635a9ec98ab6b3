-- The staff forum group: a topic for each open conversation, in which staff read and answer.

/* A forum group in which staff work. It has no chat until somebody has said its code in one. */
create table staff_group (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  bot_id uuid not null,
  chat_id bigint,
  -- Whose conversations have topics there: those of these inboxes and these teams; of any where none is named.
  inbox_ids uuid[] not null default '{}',
  team_ids uuid[] not null default '{}',
  language text not null check (language in ('en', 'ru')),
  -- Whether closing a topic by hand closes its conversation.
  closes_with_topic boolean not null default true,
  code_hash bytea,
  code_expires_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, bot_id) references bot (workspace_id, id),
  foreign key (workspace_id, bot_id, chat_id) references tg_chat (workspace_id, bot_id, chat_id),
  constraint a_code_ends check ((code_hash is null) = (code_expires_at is null))
);
create index staff_group_of_bot on staff_group (workspace_id, bot_id, chat_id);
create unique index one_staff_group_per_chat on staff_group (workspace_id, bot_id, chat_id)
  where chat_id is not null and deleted_at is null;
call protect('staff_group', 'select, insert, update');

/* The topic of a conversation. What Telegram has of it stands here; what it should have follows from the conversation. */
create table staff_topic (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  staff_group_id uuid not null,
  conversation_id uuid not null,
  -- Telegram's number of it; null until it is made, and once it is gone.
  thread_id bigint,
  name text check (length(name) <= 128),
  is_closed boolean not null default false,
  -- Its first message, which tells who writes, and the digest of what that says.
  card_id bigint,
  card_digest text check (length(card_digest) <= 64),
  -- Up to which message of the conversation was queued for it, and up to which Telegram has accepted.
  queued_seq integer not null default 0,
  told_seq integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  unique (workspace_id, conversation_id),
  foreign key (workspace_id, conversation_id) references conversation (workspace_id, id),
  foreign key (workspace_id, staff_group_id) references staff_group (workspace_id, id)
);
create index staff_topic_of_group on staff_topic (workspace_id, staff_group_id, thread_id);
call protect('staff_topic');

/* A button of a topic's first message. Its id is what Telegram hands back: it says nothing, and can't be guessed. */
create table staff_button (
  workspace_id uuid not null references workspace (id),
  id uuid not null default gen_random_uuid(),
  staff_topic_id uuid not null,
  act text not null check (act in ('take', 'release', 'close', 'reopen')),
  primary key (workspace_id, id),
  unique (workspace_id, staff_topic_id, act),
  foreign key (workspace_id, staff_topic_id) references staff_topic (workspace_id, id)
);
call protect('staff_button');

/* Which messages of a conversation a message of its topic shows; several short ones may share one. */
create table staff_message (
  workspace_id uuid not null references workspace (id),
  staff_topic_id uuid not null,
  tg_message_id bigint not null,
  message_id uuid not null,
  part integer not null default 0,
  -- Written there by a member; otherwise by the bot.
  is_staff boolean not null default false,
  -- As of which version of the message a member wrote it there.
  version integer not null default 0,
  primary key (workspace_id, staff_topic_id, tg_message_id, message_id),
  foreign key (workspace_id, staff_topic_id) references staff_topic (workspace_id, id),
  foreign key (workspace_id, message_id) references message (workspace_id, id)
);
create index staff_message_of_message on staff_message (workspace_id, message_id);
call protect('staff_message');

/* Who was told how to link their account, so that they are told once in a while; and which message of the bot's says it. */
create table staff_hint (
  workspace_id uuid not null references workspace (id),
  staff_group_id uuid not null,
  tg_user_id bigint not null,
  told_at timestamptz not null,
  tg_message_id bigint,
  remove_at timestamptz,
  primary key (workspace_id, staff_group_id, tg_user_id),
  foreign key (workspace_id, staff_group_id) references staff_group (workspace_id, id)
);
create index staff_hint_due on staff_hint (remove_at) where remove_at is not null;
call protect('staff_hint');
-- For the clock that removes them: which workspaces have some, and nothing of whom they were for.
call open_to_system('staff_hint', 'select (workspace_id, remove_at)');

alter table outbox
  -- The topic that a send of class `staff` is for; topics stay, so nothing looks for the sends of one that goes.
  add column staff_topic_id uuid,
  drop constraint outbox_class_check,
  add constraint outbox_class_check check (class in ('reply', 'alert', 'staff', 'campaign'));
create index outbox_of_staff_topic on outbox (workspace_id, staff_topic_id, position) where staff_topic_id is not null;
