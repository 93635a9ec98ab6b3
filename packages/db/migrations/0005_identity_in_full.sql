-- Identity in full: proofs, second factors, passkeys, links that set a password, letters, custom roles, the audit's view.

/* Puts row security around a table of the installation, which the system's role alone may enter. */
create procedure keep_to_system(target regclass, rights text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  call open_to_system(target, rights);
end $$;

-- A session is proven when its holder shows who they are; its secret is renewed then, under the same id.
alter table session
  add column proved_at timestamptz,
  add column former_hash bytea,
  add column renewed_at timestamptz;
create index session_by_former on session (former_hash) where former_hash is not null;
create index session_by_end on session (expires_at);

create table challenge (
  secret_hash bytea primary key,
  kind text not null check (kind in ('second_factor', 'passkey_sign_in', 'passkey_registration', 'passkey_proof')),
  user_id uuid references "user" (id),
  tries integer not null default 0,
  expires_at timestamptz not null
);
create index challenge_of_user on challenge (user_id);
create index challenge_by_end on challenge (expires_at);
call keep_to_system('challenge', 'select, insert, update, delete');

/* The authenticator of a person. `last_step` is the newest time step whose code was taken, so that none works twice. */
create table totp (
  user_id uuid primary key references "user" (id),
  secret_sealed bytea not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  created_at timestamptz not null default now()
);
call keep_to_system('totp', 'select, insert, update, delete');
-- A member's lost authenticator may be switched off by those who manage members; its secret stays out of their reach.
create policy of_members on totp for all to frontdesk_app
  using (exists (select from member where member.user_id = totp.user_id)) with check (false);
grant select (user_id, confirmed_at), delete on totp to frontdesk_app;

create table recovery_code (
  user_id uuid not null references totp (user_id) on delete cascade,
  code_hash bytea not null,
  primary key (user_id, code_hash)
);
call keep_to_system('recovery_code', 'select, insert, delete');

create table passkey (
  id uuid primary key default uuid_v7(),
  user_id uuid not null references "user" (id),
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  name text not null check (length(name) between 1 and 60),
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index passkey_of_user on passkey (user_id);
call keep_to_system('passkey', 'select, insert, update, delete');

/* A link that sets a new password, once. With a workspace it was made there: by a member for a member, or at the console
   for who is to own it again. */
create table password_reset (
  id uuid primary key default uuid_v7(),
  user_id uuid not null references "user" (id),
  secret_hash bytea not null unique,
  workspace_id uuid references workspace (id),
  made_by uuid,
  makes_owner boolean not null default false,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  foreign key (workspace_id, made_by) references member (workspace_id, id),
  check (made_by is null or workspace_id is not null),
  check (not makes_owner or (workspace_id is not null and made_by is null))
);
create index password_reset_of_user on password_reset (user_id);
create index password_reset_of_maker on password_reset (workspace_id, made_by);
create index password_reset_by_end on password_reset (expires_at);
call keep_to_system('password_reset', 'select, insert, update, delete');
create policy of_workspace on password_reset for insert to frontdesk_app
  with check (workspace_id = current_workspace() and made_by is not null
    and exists (select from member where member.user_id = password_reset.user_id));
grant insert on password_reset to frontdesk_app;

/* Whether a person is more than a member of the workspace that was entered: belongs to another one too, or runs the
   installation. It is the one thing that is told of them beyond it. */
create function belongs_elsewhere(p_user uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from member
                  where user_id = p_user and workspace_id is distinct from current_workspace() and status <> 'removed')
      or exists (select from "user" where id = p_user and runs_installation)
$$;
alter function belongs_elsewhere(uuid) owner to frontdesk_system;

/* Letters that wait to be sent. They hold links, so they are sealed, and are gone once they are sent. */
create table mail (
  id uuid primary key default uuid_v7(),
  letter_sealed bytea not null,
  attempts integer not null default 0,
  not_before timestamptz not null default now(),
  created_at timestamptz not null default now()
);
create index mail_due on mail (not_before);
call keep_to_system('mail', 'select, insert, update, delete');

-- Custom roles, and who may make them; the presets that run a workspace learn the new permissions.
create unique index role_name_taken on role (workspace_id, lower(name)) where deleted_at is null;
-- The system makes an owner of whoever comes back by the console; holding the owner's role meanwhile takes this right.
grant update (updated_at) on role to frontdesk_system;
alter table role no force row level security;
update role set permissions = permissions || array['role:manage', 'audit:read'], version = version + 1
 where preset in ('owner', 'admin') and not permissions @> array['role:manage'];
alter table role force row level security;

create index audit_of_actor on audit (workspace_id, actor_id, id);
create index audit_of_action on audit (workspace_id, action, id);
create index audit_of_subject on audit (workspace_id, subject_id, id);

drop function session_principal(bytea, text);
/* Who calls: the live session's user, and its membership of the workspace where one is named. One round trip. A renewed
   secret's former one works for half a minute, for what is under way; it proves nothing. */
create function session_principal(p_secret_hash bytea, p_slug text)
returns table (session_id uuid, user_id uuid, name text, locale text, runs_installation boolean, proved_at timestamptz,
               workspace_id uuid, member_id uuid, role_id uuid, role_name text, preset text, permissions text[],
               scope text, team_ids uuid[], stale boolean, at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, u.id, u.name, u.locale, u.runs_installation,
         case when s.secret_hash = p_secret_hash then s.proved_at end, w.id, m.id, r.id, r.name, r.preset,
         r.permissions, r.scope,
         array(select tm.team_id from team_member tm where tm.workspace_id = m.workspace_id and tm.member_id = m.id),
         s.last_used_at < desk_now() - interval '1 minute', desk_now()
    from session s
    join "user" u on u.id = s.user_id and u.disabled_at is null
    left join workspace w on w.slug = p_slug and w.deleted_at is null
    left join member m on m.workspace_id = w.id and m.user_id = u.id and m.status = 'active'
    left join role r on r.workspace_id = m.workspace_id and r.id = m.role_id
   where s.id = coalesce(
           (select id from session where secret_hash = p_secret_hash),
           (select id from session
             where former_hash = p_secret_hash and renewed_at > desk_now() - interval '30 seconds'))
     and s.revoked_at is null and s.expires_at > desk_now()
     and s.last_used_at > desk_now() - interval '12 hours'
$$;
alter function session_principal(bytea, text) owner to frontdesk_system;
