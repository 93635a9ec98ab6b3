-- Work on a conversation: how urgent it is, what it is about, until when it sleeps, who was called for help, what is undone.

alter table conversation
  add column priority text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
  add column handled_by text not null default 'none' check (handled_by in ('bot', 'human', 'none')),
  -- Null in a snoozed conversation means until the person writes.
  add column snoozed_until timestamptz,
  add column escalated_at timestamptz,
  add column escalation_cause text check (escalation_cause in ('member', 'words', 'count', 'button', 'rule')),
  add column escalation_reason text check (length(escalation_reason) <= 1000),
  -- The same as in conversation_tag: it is read with the row, and the table is where a tag's conversations are found.
  add column tag_ids uuid[] not null default '{}',
  -- The message that last_message tells of: lines of what members did stand behind it and change nothing of it.
  add column last_message_seq integer not null default 0,
  add constraint only_the_snoozed_wake check (snoozed_until is null or state = 'snoozed'),
  add constraint escalated_for_a_reason check ((escalated_at is null) = (escalation_cause is null));

update conversation set last_message_seq = last_seq;
update conversation set handled_by = 'human' where assignee_id is not null;

-- Each state by activity, the scope's columns beside it, so that what is closed is counted from the index alone.
create index conversation_by_state on conversation (workspace_id, state, last_message_at desc, id desc)
  include (team_id, assignee_id);
drop index conversation_by_activity;
create index conversation_waiting on conversation (workspace_id, waiting_since, id) where waiting_since is not null;
create index conversation_to_wake on conversation (snoozed_until) where state = 'snoozed';
-- For the clock that wakes: which workspaces have somebody to wake, and nothing of who.
call open_to_system('conversation', 'select (workspace_id, state, snoozed_until)');

/* A word that a workspace sorts its records by. */
create table tag (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  name text not null check (length(name) between 1 and 40),
  color text not null
    check (color in ('gray', 'red', 'pink', 'grape', 'violet', 'blue', 'cyan', 'teal', 'green', 'yellow', 'orange')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id)
);
create unique index tag_name_taken on tag (workspace_id, lower(name));
call protect('tag');

create table conversation_tag (
  workspace_id uuid not null references workspace (id),
  conversation_id uuid not null,
  tag_id uuid not null,
  primary key (workspace_id, conversation_id, tag_id),
  foreign key (workspace_id, conversation_id) references conversation (workspace_id, id),
  foreign key (workspace_id, tag_id) references tag (workspace_id, id)
);
create index conversation_tag_of_tag on conversation_tag (workspace_id, tag_id, conversation_id);
call protect('conversation_tag');

/* A view of the queue that somebody keeps: for themselves, for a team or for everyone. */
create table saved_view (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  name text not null check (length(name) between 1 and 60),
  audience text not null check (audience in ('personal', 'team', 'workspace')),
  owner_id uuid not null,
  team_id uuid,
  view text not null,
  filter jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  constraint a_team_views_for_a_team check ((audience = 'team') = (team_id is not null))
);
create index saved_view_of_owner on saved_view (workspace_id, owner_id);
create index saved_view_of_team on saved_view (workspace_id, team_id);
call protect('saved_view');

/* How conversations stood before an act that may be undone for a while, and the version the act left them in. */
create table undo (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  actor_kind text not null check (actor_kind in ('member', 'api_token')),
  actor_id uuid not null,
  act text not null,
  conversations jsonb not null,
  created_at timestamptz not null,
  done_at timestamptz,
  primary key (workspace_id, id)
);
create index undo_by_age on undo (created_at);
call protect('undo');
call open_to_system('undo', 'select, delete');

-- Who keeps tags and shared views: the presets that run a shift learn it.
update role set permissions = permissions || array['tag:manage', 'view:manage'], version = version + 1
 where preset in ('owner', 'admin', 'senior') and not permissions @> array['tag:manage'];
