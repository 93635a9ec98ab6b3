-- People: what the desk knows of a contact beside what Telegram says; who is verified, blocked, merged, erased.

alter table contact
  -- Since when the name is the desk's own; without it, it is what Telegram says.
  add column name_chosen_at timestamptz,
  add column phones text[] not null default '{}' check (cardinality(phones) <= 10),
  add column emails text[] not null default '{}' check (cardinality(emails) <= 10),
  -- The values of the workspace's own fields, by the field's id.
  add column custom jsonb not null default '{}',
  -- By whom, under the name they had then.
  add column verified_at timestamptz,
  add column verified_by text,
  add column blocked_at timestamptz,
  add column blocked_by text,
  -- The contact that this one was found to be; what was theirs is that one's now.
  add column merged_into_id uuid,
  add column erased_at timestamptz,
  add foreign key (workspace_id, merged_into_id) references contact (workspace_id, id),
  add constraint merged_into_another check (merged_into_id <> id);
create index contact_merged on contact (workspace_id, merged_into_id);

-- How Telegram calls a person, where the desk calls them otherwise.
alter table contact_identity add column name text;

-- Names move with a contact that is merged, and go with one that is erased; so do revisions.
grant update (contact_id), delete on contact_name to frontdesk_app;
grant delete on message_revision to frontdesk_app;

-- Since when somebody who is blocked has written here: it waits until they are not.
alter table conversation add column withheld_since timestamptz;
create index conversation_withheld on conversation (workspace_id, contact_id) where withheld_since is not null;

-- Whoever was merged may have written to one inbox from two accounts: each goes on in a conversation of its own.
drop index one_live_conversation;
create unique index one_live_conversation on conversation (workspace_id, inbox_id, contact_id, tg_chat_id)
  nulls not distinct where state not in ('closed', 'spam');

create table contact_tag (
  workspace_id uuid not null references workspace (id),
  contact_id uuid not null,
  tag_id uuid not null,
  created_at timestamptz not null,
  primary key (workspace_id, contact_id, tag_id),
  foreign key (workspace_id, contact_id) references contact (workspace_id, id),
  foreign key (workspace_id, tag_id) references tag (workspace_id, id)
);
create index contact_tag_of_tag on contact_tag (workspace_id, tag_id);
call protect('contact_tag');

/* What colleagues should know of a person; never sent to anybody. */
create table contact_note (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  contact_id uuid not null,
  author_kind text not null check (author_kind in ('member', 'api_token')),
  author_id uuid not null,
  text text not null check (length(text) between 1 and 4000),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contact (workspace_id, id)
);
create index contact_note_of_contact on contact_note (workspace_id, contact_id, id desc);
call protect('contact_note');

/* A fact that a workspace keeps of its contacts beside those that every desk does. */
create table custom_field (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  name text not null check (length(name) between 1 and 60),
  kind text not null check (kind in ('text', 'number', 'date', 'choice', 'flag')),
  choices text[] not null default '{}',
  position integer not null,
  archived_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  constraint only_a_choice_has_choices check ((kind = 'choice') = (cardinality(choices) > 0))
);
create unique index custom_field_name_taken on custom_field (workspace_id, lower(name)) where archived_at is null;
call protect('custom_field', 'select, insert, update');

/* That two contacts were found to be one person, and what it takes to take that back. */
create table contact_merge (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  kept_id uuid not null,
  merged_id uuid not null,
  -- What moved and what the kept one gained by it.
  moved jsonb not null,
  merged_by text not null,
  merged_at timestamptz not null,
  undone_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, kept_id) references contact (workspace_id, id),
  foreign key (workspace_id, merged_id) references contact (workspace_id, id)
);
create index contact_merge_of_kept on contact_merge (workspace_id, kept_id);
create index contact_merge_of_merged on contact_merge (workspace_id, merged_id);
call protect('contact_merge');

/* Puts in the place of what the log tells of some records that a person was erased, which nobody is told anew. Their
   numbers stay, so that the log stays dense (R3). */
create function erase_events(p_contact uuid, p_subjects uuid[]) returns bigint
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  erased bigint;
begin
  update event set kind = 'contact.erased', subject_type = 'contact', subject_id = p_contact, detail = null,
         data = jsonb_build_object('ids', jsonb_build_array(p_contact), 'conversationIds', '[]'::jsonb),
         scope_keys = '{}', left_keys = '{}'
   where workspace_id = current_workspace() and subject_id = any(p_subjects);
  get diagnostics erased = row_count;
  return erased;
end $$;
grant update (kind, subject_type, subject_id, data, detail, scope_keys, left_keys) on event to frontdesk_system;
alter function erase_events(uuid, uuid[]) owner to frontdesk_system;

-- Who looks after people; who may erase them, and say what is kept of them.
alter table role no force row level security;
update role set permissions = permissions || array['contact:manage'], version = version + 1
 where preset in ('owner', 'admin', 'senior', 'operator') and not permissions @> array['contact:manage'];
update role set permissions = permissions || array['contact:erase', 'field:manage'], version = version + 1
 where preset in ('owner', 'admin') and not permissions @> array['contact:erase'];
alter table role force row level security;
