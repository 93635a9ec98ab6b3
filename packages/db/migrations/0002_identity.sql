-- Who may enter: people, their sessions, their memberships; tokens for scripts; invitations.

create table "user" (
  id uuid primary key default uuid_v7(),
  email text not null check (length(email) <= 254),
  email_folded text not null unique,
  name text not null check (length(name) between 1 and 80),
  password_hash text,
  locale text not null default 'en' check (locale in ('en', 'ru')),
  timezone text not null default 'UTC',
  runs_installation boolean not null default false,
  disabled_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz
);

create table session (
  id uuid primary key default uuid_v7(),
  user_id uuid not null references "user" (id),
  secret_hash bytea not null unique,
  ip text,
  agent text,
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index session_of_user on session (user_id);

create table role (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  name text not null check (length(name) between 1 and 60),
  preset text check (preset in ('owner', 'admin', 'senior', 'operator', 'porter', 'storekeeper', 'employee', 'viewer')),
  permissions text[] not null,
  scope text not null check (scope in ('all', 'team', 'place', 'assigned', 'own')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, preset)
);
call protect('role');
call open_to_system('role', 'select, insert');

create table member (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  user_id uuid not null references "user" (id),
  role_id uuid not null,
  status text not null default 'active' check (status in ('active', 'suspended', 'removed')),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, user_id),
  foreign key (workspace_id, role_id) references role (workspace_id, id)
);
create index member_of_user on member (user_id);
create index member_of_role on member (workspace_id, role_id);
call protect('member');
call open_to_system('member', 'select, insert, update');

create table team (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  name text not null check (length(name) between 1 and 60),
  is_default boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  primary key (workspace_id, id)
);
create unique index one_default_team on team (workspace_id) where is_default;
call protect('team');
call open_to_system('team', 'select, insert');

create table team_member (
  workspace_id uuid not null references workspace (id),
  team_id uuid not null,
  member_id uuid not null,
  primary key (workspace_id, team_id, member_id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create index team_member_of_member on team_member (workspace_id, member_id);
call protect('team_member');
call open_to_system('team_member', 'select, insert');

create table invitation (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  secret_hash bytea not null,
  email text check (length(email) <= 254),
  role_id uuid not null,
  invited_by uuid not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  revoked_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, role_id) references role (workspace_id, id),
  foreign key (workspace_id, invited_by) references member (workspace_id, id),
  foreign key (workspace_id, accepted_by) references member (workspace_id, id)
);
create index invitation_by_secret on invitation (secret_hash);
create index invitation_of_role on invitation (workspace_id, role_id);
create index invitation_of_inviter on invitation (workspace_id, invited_by);
create index invitation_of_member on invitation (workspace_id, accepted_by);
call protect('invitation');
call open_to_system('invitation', 'select, update');

create table api_token (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  name text not null check (length(name) between 1 and 60),
  secret_hash bytea not null,
  last4 text not null,
  permissions text[] not null,
  created_by uuid not null,
  last_used_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, created_by) references member (workspace_id, id)
);
create index api_token_by_secret on api_token (secret_hash);
create index api_token_of_member on api_token (workspace_id, created_by);
call protect('api_token');
call open_to_system('api_token', 'select, update');

-- A workspace sees the people who are or were its members, never their secrets.
alter table "user" enable row level security;
alter table "user" force row level security;
create policy of_members on "user" for select to frontdesk_app
  using (exists (select from member where member.user_id = "user".id));
create policy of_system on "user" to frontdesk_system using (true) with check (true);
grant select (id, email, name, locale, timezone, disabled_at, version, created_at, updated_at) on "user" to frontdesk_app;
grant select, insert, update on "user" to frontdesk_system;

alter table session enable row level security;
alter table session force row level security;
create policy of_system on session to frontdesk_system using (true) with check (true);
grant select, insert, update, delete on session to frontdesk_system;

/* Who calls: the live session's user, and its membership of the workspace where one is named. One round trip. */
create function session_principal(p_secret_hash bytea, p_slug text)
returns table (session_id uuid, user_id uuid, name text, locale text, runs_installation boolean, workspace_id uuid,
               member_id uuid, role_id uuid, preset text, permissions text[], scope text, team_ids uuid[], stale boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, u.id, u.name, u.locale, u.runs_installation, w.id, m.id, r.id, r.preset, r.permissions, r.scope,
         array(select tm.team_id from team_member tm where tm.workspace_id = m.workspace_id and tm.member_id = m.id),
         s.last_used_at < desk_now() - interval '1 minute'
    from session s
    join "user" u on u.id = s.user_id and u.disabled_at is null
    left join workspace w on w.slug = p_slug and w.deleted_at is null
    left join member m on m.workspace_id = w.id and m.user_id = u.id and m.status = 'active'
    left join role r on r.workspace_id = m.workspace_id and r.id = m.role_id
   where s.secret_hash = p_secret_hash and s.revoked_at is null and s.expires_at > desk_now()
     and s.last_used_at > desk_now() - interval '12 hours'
$$;

/* Who calls with an API token: narrow permissions in exactly one workspace. */
create function token_principal(p_secret_hash bytea)
returns table (token_id uuid, name text, workspace_id uuid, slug text, permissions text[], stale boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.id, t.name, t.workspace_id, w.slug, t.permissions,
         t.last_used_at is null or t.last_used_at < desk_now() - interval '1 minute'
    from api_token t
    join workspace w on w.id = t.workspace_id and w.deleted_at is null
   where t.secret_hash = p_secret_hash and t.revoked_at is null
     and (t.expires_at is null or t.expires_at > desk_now())
$$;

alter function session_principal(bytea, text) owner to frontdesk_system;
alter function token_principal(bytea) owner to frontdesk_system;
