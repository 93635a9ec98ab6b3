-- Groups as conversations: which groups and topics are heard and how, what topics there are, who speaks.

-- A group, or a topic of one, is talked with as with a person; a channel may post in it.
alter table contact add column kind text not null default 'person' check (kind in ('person', 'group', 'channel'));

-- The topic of a forum that a conversation is held in; null in other chats and in a forum's General.
alter table conversation add column tg_thread_id bigint;

/* The topics of a group, as the bot has heard of them: Telegram lists them to nobody. */
create table group_topic (
  workspace_id uuid not null references workspace (id),
  bot_id uuid not null,
  chat_id bigint not null,
  thread_id bigint not null,
  -- Null until Telegram has told it.
  name text check (length(name) between 1 and 256),
  state text not null default 'open' check (state in ('open', 'closed', 'deleted')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, bot_id, chat_id, thread_id),
  foreign key (workspace_id, bot_id, chat_id) references tg_chat (workspace_id, bot_id, chat_id)
);
call protect('group_topic');

/* What of a group becomes conversations, and in which inbox. Thread 0 is for all of it that has no rule of its own. */
create table group_rule (
  workspace_id uuid not null references workspace (id),
  bot_id uuid not null,
  chat_id bigint not null,
  thread_id bigint not null default 0,
  hears text not null check (hears in ('all', 'addressed', 'nothing')),
  inbox_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, bot_id, chat_id, thread_id),
  foreign key (workspace_id, bot_id, chat_id) references tg_chat (workspace_id, bot_id, chat_id),
  foreign key (workspace_id, inbox_id) references inbox (workspace_id, id),
  constraint what_is_heard_has_an_inbox check ((hears = 'nothing') = (inbox_id is null))
);
create index group_rule_of_inbox on group_rule (workspace_id, inbox_id);
call protect('group_rule');

/* Who has spoken in a group or topic that is talked with. */
create table group_participant (
  workspace_id uuid not null references workspace (id),
  group_id uuid not null,
  contact_id uuid not null,
  first_heard_at timestamptz not null,
  last_heard_at timestamptz not null,
  primary key (workspace_id, group_id, contact_id),
  foreign key (workspace_id, group_id) references contact (workspace_id, id),
  foreign key (workspace_id, contact_id) references contact (workspace_id, id)
);
create index group_participant_of_contact on group_participant (workspace_id, contact_id);
call protect('group_participant');
