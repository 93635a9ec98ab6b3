-- Operators: how much of what each of them takes, and when; who gets what comes in by itself; which team a link leads to.

alter table member
  -- From this many conversations on their desk on, nothing comes to them by itself; null for any number.
  add column capacity integer check (capacity between 1 and 500),
  -- Null where they keep no hours.
  add column hours jsonb,
  add column skills text[] not null default '{}' check (cardinality(skills) <= 20),
  add column languages text[] not null default '{}' check (cardinality(languages) <= 20);

alter table invitation
  add column team_id uuid,
  add foreign key (workspace_id, team_id) references team (workspace_id, id);
create index invitation_of_team on invitation (workspace_id, team_id);

/* To whom what comes into an inbox is given by itself; without a row to nobody. */
create table assignment_policy (
  workspace_id uuid not null references workspace (id),
  inbox_id uuid not null,
  mode text not null check (mode in ('off', 'round_robin', 'least_loaded')),
  prefers_last_handler boolean not null,
  prefers_language boolean not null,
  respects_hours boolean not null,
  -- Without which nobody gets it; null for none.
  skill text check (length(skill) between 1 and 40),
  -- Whose turn it was last, so that the next one's is after theirs.
  last_given_to uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, inbox_id),
  foreign key (workspace_id, inbox_id) references inbox (workspace_id, id)
);
call protect('assignment_policy', 'select, insert, update');

-- What is on somebody's desk, which is their load, and what is on nobody's, which waits to be given out.
create index conversation_on_desk on conversation (workspace_id, assignee_id, inbox_id)
  where state in ('new', 'open', 'pending');

-- For the clock that gives out: in which workspaces something waits, and nothing of what.
call open_to_system('assignment_policy', 'select (workspace_id, inbox_id, mode)');
grant select (inbox_id, assignee_id) on conversation to frontdesk_system;
