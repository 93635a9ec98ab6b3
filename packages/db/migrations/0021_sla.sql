-- What a workspace promises (service levels): policies, and the clocks that run for its conversations.

alter table conversation
  -- Since when it has been open: null for since it was created, else since it was taken up again.
  add column opened_at timestamptz,
  -- When a member, or a script of theirs, answered last; what was not sent is no answer.
  add column answered_at timestamptz,
  -- Of its clocks the one that is due next: read with the row, listed and counted by it.
  add column sla_metric text check (sla_metric in ('first_response', 'next_response', 'resolution')),
  add column sla_due_at timestamptz,
  add column sla_state text check (sla_state in ('running', 'warned', 'breached')),
  add constraint a_due_clock_is_whole check (num_nulls(sla_metric, sla_due_at, sla_state) in (0, 3));

-- What is over is taken up anew before anything of it is counted.
update conversation as c
   set answered_at = (
     select max(m.created_at) from message as m
      where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.direction = 'out'
        and m.author_kind in ('member', 'api_token') and m.state not in ('failed', 'cancelled', 'dismissed'))
 where c.state not in ('closed', 'spam');

create index conversation_by_due on conversation (workspace_id, sla_due_at, id) where sla_due_at is not null;

/* What is promised for some conversations: those that any of each list's entries fits, an empty list asking nothing. The
   lists may name what is gone, which fits nothing. */
create table sla_policy (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  name text not null check (length(name) between 1 and 60),
  is_default boolean not null,
  inbox_ids uuid[] not null,
  team_ids uuid[] not null,
  tag_ids uuid[] not null,
  priorities text[] not null check (priorities <@ array['low', 'normal', 'high', 'urgent']),
  first_response_minutes integer check (first_response_minutes between 1 and 86400),
  next_response_minutes integer check (next_response_minutes between 1 and 86400),
  resolution_minutes integer check (resolution_minutes between 1 and 86400),
  hours text not null check (hours in ('always', 'inbox', 'own')),
  own_hours jsonb,
  warn_percent integer not null check (warn_percent between 10 and 99),
  pauses boolean not null,
  escalates boolean not null,
  position integer not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  constraint own_hours_where_asked check ((hours = 'own') = (own_hours is not null)),
  constraint promises_something check (num_nonnulls(first_response_minutes, next_response_minutes, resolution_minutes) > 0),
  constraint the_default_asks_nothing
    check (is_default = (cardinality(inbox_ids || team_ids || tag_ids) + cardinality(priorities) = 0))
);
create unique index one_default_sla_policy on sla_policy (workspace_id) where is_default;
create unique index sla_policy_name_taken on sla_policy (workspace_id, lower(name));
call protect('sla_policy');

/* A promise in one conversation: since when it runs, until when, and what became of it. What was promised then stays with
   it, whatever becomes of the policy. */
create table sla_clock (
  workspace_id uuid not null references workspace (id),
  conversation_id uuid not null,
  metric text not null check (metric in ('first_response', 'next_response', 'resolution')),
  -- When the wait began, or the conversation was opened.
  started_at timestamptz not null,
  policy_id uuid not null,
  target_minutes integer not null,
  warn_at timestamptz not null,
  due_at timestamptz not null,
  paused_at timestamptz,
  -- For how long it stood still before, in open time.
  paused_ms bigint not null default 0,
  -- Dropped: it ended, and nobody had to keep it any more.
  state text not null check (state in ('running', 'paused', 'met', 'breached', 'dropped')),
  warned_at timestamptz,
  -- When it was too late, and when what was promised was done; a late one has both.
  breached_at timestamptz,
  met_at timestamptz,
  ended_at timestamptz,
  -- When there is something to say of it; null where nothing is to come.
  look_at timestamptz generated always as (
    case when state = 'running' and warned_at is null then least(warn_at, due_at) when state = 'running' then due_at end
  ) stored,
  primary key (workspace_id, conversation_id, metric, started_at),
  foreign key (workspace_id, conversation_id) references conversation (workspace_id, id),
  constraint breached_at_a_time check ((state = 'breached') = (breached_at is not null)),
  constraint the_ended_have_ended check ((state in ('met', 'dropped')) <= (ended_at is not null))
);
create index sla_clock_to_look_at on sla_clock (look_at, workspace_id) where look_at is not null;
call protect('sla_clock');
-- For the clock: which workspaces have something due, and nothing of what.
call open_to_system('sla_clock', 'select (workspace_id, look_at)');

/* A workspace whose live conversations are to be looked at anew, since its policies or its hours changed: those after this
   one. */
create table sla_reckoning (
  workspace_id uuid primary key references workspace (id),
  after uuid not null default '00000000-0000-0000-0000-000000000000'
);
call protect('sla_reckoning');
call open_to_system('sla_reckoning');

-- Who keeps promises: those who run the workspace learn it.
update role set permissions = permissions || array['sla:manage'], version = version + 1
 where preset in ('owner', 'admin') and not permissions @> array['sla:manage'];
