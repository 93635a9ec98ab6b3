-- The spine: identifiers, time, tenancy, the event log, stored answers, audit.
-- Roles frontdesk_app, frontdesk_system and frontdesk_searcher exist before this runs (src/roles.ts).

grant usage on schema public to frontdesk_app, frontdesk_system, frontdesk_searcher;

/* RFC 9562 version 7: time-ordered, so that keys append to the right of their index. */
create function uuid_v7() returns uuid language sql volatile parallel safe as $$
  select encode(
    set_bit(
      set_bit(
        overlay(uuid_send(gen_random_uuid())
          placing substring(int8send(floor(extract(epoch from clock_timestamp()) * 1000)::bigint) from 3)
          from 1 for 6),
        52, 1),
      53, 1),
    'hex')::uuid
$$;

create table installation (
  id uuid primary key default uuid_v7(),
  only_one boolean not null default true unique check (only_one),
  epoch text not null default substr(replace(gen_random_uuid()::text, '-', ''), 1, 12),
  clock_offset interval not null default '0',
  set_up_at timestamptz,
  created_at timestamptz not null default now()
);
insert into installation default values;
grant select on installation to frontdesk_app, frontdesk_system;
-- A report tells whether the database and the code are of one version.
grant select on migration to frontdesk_system;
grant update (set_up_at) on installation to frontdesk_system;

/* The desk's time: the transaction's, moved by the offset that tests set. */
create function desk_now() returns timestamptz language sql stable as $$
  select now() + clock_offset from installation
$$;

/* The workspace a transaction has entered; null outside one, and then nothing is visible. */
create function current_workspace() returns uuid language sql stable parallel safe as $$
  select nullif(current_setting('app.workspace_id', true), '')::uuid
$$;

create table workspace (
  id uuid primary key default uuid_v7(),
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,38}$'),
  name text not null check (length(name) between 1 and 80),
  locale text not null default 'en' check (locale in ('en', 'ru')),
  timezone text not null default 'UTC',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz
);
alter table workspace enable row level security;
alter table workspace force row level security;
create policy of_workspace on workspace to frontdesk_app
  using (id = current_workspace()) with check (id = current_workspace());
create policy of_system on workspace to frontdesk_system using (true) with check (true);
grant select, update on workspace to frontdesk_app;
grant select, insert, update on workspace to frontdesk_system;

/* Puts both walls around a workspace's table: row security for the app, and no more than `rights` granted. */
create procedure protect(target regclass, rights text default 'select, insert, update, delete') language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy of_workspace on %s to frontdesk_app
    using (workspace_id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid)
    with check (workspace_id = nullif(current_setting(''app.workspace_id'', true), '''')::uuid)', target);
  execute format('grant %s on %s to frontdesk_app', rights, target);
end $$;

/* Names a table that the system role may read across workspaces, or with `rights` more than read. */
create procedure open_to_system(target regclass, rights text default 'select') language plpgsql as $$
begin
  execute format('create policy of_system on %s to frontdesk_system using (true) with check (true)', target);
  execute format('grant %s on %s to frontdesk_system', rights, target);
end $$;

-- The event log. The nil workspace is the installation's own stream, so there is no foreign key.
create table event (
  workspace_id uuid not null,
  seq bigint not null,
  id uuid not null default uuid_v7(),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('member', 'contact', 'bot', 'api_token', 'rule', 'system')),
  actor_id uuid,
  kind text not null,
  subject_type text not null,
  subject_id uuid,
  data jsonb not null,
  detail jsonb,
  scope_keys text[] not null,
  left_keys text[] not null default '{}',
  cause_id uuid,
  correlation_id uuid,
  primary key (workspace_id, seq)
);
create index event_of_subject on event (workspace_id, subject_id, seq);
call protect('event', 'select');
call open_to_system('event', 'select, insert, delete');

/* R3: appends buffered events to a stream in commit order. The lock is taken in one statement and the numbers
   are read in the next, whose snapshot sees every event committed by the lock's earlier holders. */
create function append_events(p_workspace uuid, p_events jsonb) returns bigint
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  last_seq bigint;
begin
  if p_workspace <> '00000000-0000-0000-0000-000000000000' and p_workspace is distinct from current_workspace() then
    raise exception 'events belong to the workspace that was entered' using errcode = '42501';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('frontdesk.event:' || p_workspace::text, 0));
  insert into event (workspace_id, seq, at, actor_kind, actor_id, kind, subject_type, subject_id, data, detail,
                     scope_keys, left_keys, cause_id, correlation_id)
  select p_workspace,
         (select coalesce(max(seq), 0) from event where workspace_id = p_workspace) + e.ordinality,
         desk_now(),
         e.value ->> 'actorKind', (e.value ->> 'actorId')::uuid, e.value ->> 'kind',
         e.value ->> 'subjectType', (e.value ->> 'subjectId')::uuid, e.value -> 'data',
         nullif(e.value -> 'detail', 'null'::jsonb),
         array(select jsonb_array_elements_text(e.value -> 'scopeKeys')),
         array(select jsonb_array_elements_text(coalesce(nullif(e.value -> 'leftKeys', 'null'::jsonb), '[]'::jsonb))),
         (e.value ->> 'causeId')::uuid, (e.value ->> 'correlationId')::uuid
    from jsonb_array_elements(p_events) with ordinality as e
   order by e.ordinality;
  select max(seq) into last_seq from event where workspace_id = p_workspace;
  return last_seq;
end $$;

-- P2: the stored answers of mutations, by actor and operation id.
create table op (
  workspace_id uuid not null,
  actor_id uuid not null,
  op_id uuid not null,
  procedure text not null,
  input_hash text not null,
  keeps_answer boolean not null,
  answer jsonb,
  at timestamptz not null default now(),
  primary key (workspace_id, actor_id, op_id)
);
create index op_by_age on op (at);
call protect('op');
call open_to_system('op', 'select, insert, update, delete');

/* Claims an operation for this transaction, or tells what came of it before. A parallel twin waits here. */
create function claim_op(p_actor uuid, p_op uuid, p_procedure text, p_input_hash text, p_keeps_answer boolean)
returns jsonb language plpgsql volatile as $$
declare
  earlier op;
begin
  insert into op (workspace_id, actor_id, op_id, procedure, input_hash, keeps_answer)
  values (current_workspace(), p_actor, p_op, p_procedure, p_input_hash, p_keeps_answer)
  on conflict do nothing;
  if found then
    return jsonb_build_object('fresh', true);
  end if;
  select * into earlier from op
   where workspace_id = current_workspace() and actor_id = p_actor and op_id = p_op;
  return jsonb_build_object(
    'fresh', false,
    'mismatch', earlier.procedure <> p_procedure or earlier.input_hash <> p_input_hash,
    'kept', earlier.keeps_answer,
    'answer', earlier.answer);
end $$;

/* The last statement of a writing transaction: stores the answer, then numbers the events (R3: no slow statement
   after the lock; the installation's stream last, so that two workspaces can't wait for each other). */
create function finish_write(p_events jsonb, p_installation_events jsonb, p_actor uuid, p_op uuid, p_answer jsonb)
returns bigint language plpgsql volatile as $$
declare
  last_seq bigint;
begin
  if p_op is not null then
    update op set answer = p_answer
     where workspace_id = current_workspace() and actor_id = p_actor and op_id = p_op and keeps_answer;
  end if;
  if jsonb_array_length(p_events) > 0 then
    last_seq := append_events(current_workspace(), p_events);
  end if;
  if jsonb_array_length(p_installation_events) > 0 then
    perform append_events('00000000-0000-0000-0000-000000000000', p_installation_events);
  end if;
  return last_seq;
end $$;

-- P12: who did what. Append-only; the nil workspace holds what belongs to the installation.
create table audit (
  workspace_id uuid not null,
  id uuid not null default uuid_v7(),
  at timestamptz not null default now(),
  actor_kind text not null,
  actor_id uuid,
  action text not null,
  subject_type text not null,
  subject_id uuid,
  ip text,
  agent text,
  before jsonb,
  after jsonb,
  primary key (workspace_id, id)
);
call protect('audit', 'select, insert');
call open_to_system('audit', 'select, insert');

-- The throttle: tries to prove who one is, by account and by address. `expire` is in milliseconds since 1970.
create table rate_limit (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint not null
);
grant select, insert, update, delete on rate_limit to frontdesk_system;

alter function append_events(uuid, jsonb) owner to frontdesk_system;
