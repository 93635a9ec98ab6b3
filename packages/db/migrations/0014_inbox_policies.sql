-- Inboxes in full: which conversation a message goes on in, when somebody is there, what the bot says by itself; teams
-- that are made and removed; when a person is called.

alter table inbox
  add column policy text not null default 'continue' check (policy in ('continue', 'reopen', 'new')),
  add column reopen_hours integer not null default 72 check (reopen_hours between 1 and 8760),
  -- Null for the workspace's.
  add column language text check (length(language) <= 8),
  -- Null where somebody is always there.
  add column business_hours jsonb,
  add column texts jsonb not null default '{"greeting": {}, "away": {}, "escalated": {}, "help": {}}',
  add column offers_person boolean not null default true;

-- Once a person has chosen a language, Telegram's word on it no longer counts.
alter table contact add column language_chosen_at timestamptz;

/* What the bot has said to a person by itself, so that it says it once for one occasion: a greeting in each inbox, that
   nobody is there for each conversation and stretch of time, that somebody is called for each conversation. */
create table automatic_text (
  workspace_id uuid not null references workspace (id),
  inbox_id uuid not null,
  contact_id uuid not null,
  kind text not null check (kind in ('greeting', 'away', 'escalated')),
  occasion text not null default '' check (length(occasion) <= 120),
  said_at timestamptz not null,
  primary key (workspace_id, inbox_id, contact_id, kind, occasion),
  foreign key (workspace_id, inbox_id) references inbox (workspace_id, id),
  foreign key (workspace_id, contact_id) references contact (workspace_id, id)
);
create index automatic_text_of_contact on automatic_text (workspace_id, contact_id);
call protect('automatic_text');

/* When the desk calls for a person; without a row as the product has it. */
create table escalation_policy (
  workspace_id uuid primary key references workspace (id),
  unanswered_limit integer check (unanswered_limit between 2 and 50),
  words jsonb not null,
  version integer not null default 1,
  updated_at timestamptz not null default now()
);
call protect('escalation_policy', 'select, insert, update');

create unique index team_name_taken on team (workspace_id, lower(name)) where deleted_at is null;

-- Who keeps inboxes and teams: those who run the workspace learn it.
update role set permissions = permissions || array['inbox:manage', 'team:manage'], version = version + 1
 where preset in ('owner', 'admin') and not permissions @> array['inbox:manage'];

-- Whoever accepts an invitation joins the default team before they stand in the workspace.
grant update (version, updated_at) on team to frontdesk_system;
