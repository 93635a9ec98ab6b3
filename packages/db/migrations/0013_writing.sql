-- Writing: notes with mentions, updates to the person, drafts, buttons and who pressed them, canned replies and guides.

alter table message
  -- Whom a note calls, each by the name of then, which stands in its text.
  add column mentions jsonb not null default '[]',
  add column is_update boolean not null default false,
  -- What becomes of its buttons once one is pressed; null without any.
  add column after_press text check (after_press in ('keep', 'remove'));
create index message_stuck on message (workspace_id, id desc) where state in ('failed', 'unknown');

/* A note calls a colleague; until they have seen it, their queue says so. */
create table mention (
  workspace_id uuid not null references workspace (id),
  message_id uuid not null,
  member_id uuid not null,
  seen_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, message_id, member_id),
  foreign key (workspace_id, message_id) references message (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create index mention_of_member on mention (workspace_id, member_id);
create index mention_unseen on mention (workspace_id, member_id, created_at) where seen_at is null;
call protect('mention');

/* A button under a message. Its id is what Telegram hands back when it is pressed: it says nothing, and can't be guessed. */
create table message_button (
  workspace_id uuid not null references workspace (id),
  id uuid not null default gen_random_uuid(),
  message_id uuid not null,
  position integer not null,
  kind text not null check (kind in ('url', 'answer', 'person')),
  label text not null check (length(label) between 1 and 64),
  url text check (length(url) <= 2048),
  primary key (workspace_id, id),
  foreign key (workspace_id, message_id) references message (workspace_id, id),
  constraint a_link_leads_somewhere check ((kind = 'url') = (url is not null))
);
create index message_button_of_message on message_button (workspace_id, message_id, position);
call protect('message_button');

/* Who pressed a button, and when they last did. */
create table button_press (
  workspace_id uuid not null references workspace (id),
  button_id uuid not null,
  contact_id uuid not null,
  pressed_at timestamptz not null,
  primary key (workspace_id, button_id, contact_id),
  foreign key (workspace_id, button_id) references message_button (workspace_id, id),
  foreign key (workspace_id, contact_id) references contact (workspace_id, id)
);
create index button_press_of_contact on button_press (workspace_id, contact_id);
call protect('button_press');

alter table outbox
  drop constraint outbox_kind_check,
  add constraint outbox_kind_check check (kind in (
    'send_text', 'send_media', 'send_album', 'send_place', 'send_contact_card',
    'edit_text', 'edit_caption', 'edit_buttons', 'delete', 'react'
  ));

/* What a member is writing. A sent or emptied one stays, blank: a late save of what it was is told by its version. */
create table draft (
  workspace_id uuid not null references workspace (id),
  member_id uuid not null,
  conversation_id uuid not null,
  kind text not null check (kind in ('reply', 'note')),
  text text not null check (length(text) <= 16384),
  answered jsonb,
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (workspace_id, member_id, conversation_id, kind),
  foreign key (workspace_id, member_id) references member (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversation (workspace_id, id)
);
create index draft_of_conversation on draft (workspace_id, conversation_id);
call protect('draft');

/* An answer that is kept, in one or more languages; its variables are filled in where it is used. */
create table canned_reply (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  audience text not null check (audience in ('personal', 'team', 'workspace')),
  owner_id uuid not null,
  team_id uuid,
  folder text not null check (length(folder) <= 60),
  shortcut text not null check (length(shortcut) between 1 and 32),
  title text not null check (length(title) between 1 and 80),
  variants jsonb not null,
  after_press text not null check (after_press in ('keep', 'remove')),
  uses integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  constraint a_team_reply_for_a_team check ((audience = 'team') = (team_id is not null))
);
create index canned_reply_of_owner on canned_reply (workspace_id, owner_id);
create index canned_reply_of_team on canned_reply (workspace_id, team_id);
create unique index canned_shortcut_taken on canned_reply
  (workspace_id, audience, (case audience when 'team' then team_id when 'personal' then owner_id else workspace_id end), lower(shortcut));
call protect('canned_reply');

/* A file that goes with a canned reply. */
create table canned_file (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  canned_reply_id uuid not null,
  position integer not null,
  kind text not null
    check (kind in ('photo', 'video', 'video_note', 'animation', 'voice', 'audio', 'document', 'sticker')),
  name text not null check (length(name) between 1 and 255),
  file_hash text not null,
  preview_hash text,
  width integer,
  height integer,
  duration_seconds integer,
  primary key (workspace_id, id),
  foreign key (workspace_id, canned_reply_id) references canned_reply (workspace_id, id),
  foreign key (workspace_id, file_hash) references file (workspace_id, hash),
  foreign key (workspace_id, preview_hash) references file (workspace_id, hash)
);
create index canned_file_of_reply on canned_file (workspace_id, canned_reply_id, position);
create index canned_file_of_file on canned_file (workspace_id, file_hash);
create index canned_file_of_preview on canned_file (workspace_id, preview_hash);
call protect('canned_file');

/* Steps that are sent one after another, each a body as a canned reply has one. */
create table guide (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  audience text not null check (audience in ('personal', 'team', 'workspace')),
  owner_id uuid not null,
  team_id uuid,
  folder text not null check (length(folder) <= 60),
  title text not null check (length(title) between 1 and 80),
  steps jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, owner_id) references member (workspace_id, id),
  foreign key (workspace_id, team_id) references team (workspace_id, id),
  constraint a_team_guide_for_a_team check ((audience = 'team') = (team_id is not null))
);
create index guide_of_owner on guide (workspace_id, owner_id);
create index guide_of_team on guide (workspace_id, team_id);
call protect('guide');

/* The guide that a conversation is being led through, and how many of its steps are behind. */
create table guide_progress (
  workspace_id uuid not null references workspace (id),
  conversation_id uuid not null,
  guide_id uuid not null,
  step integer not null check (step >= 0),
  updated_at timestamptz not null,
  primary key (workspace_id, conversation_id),
  foreign key (workspace_id, conversation_id) references conversation (workspace_id, id),
  foreign key (workspace_id, guide_id) references guide (workspace_id, id)
);
create index guide_progress_of_guide on guide_progress (workspace_id, guide_id);
call protect('guide_progress');

-- Who keeps what others use: the presets that run a shift learn it.
update role set permissions = permissions || array['canned:manage'], version = version + 1
 where preset in ('owner', 'admin', 'senior') and not permissions @> array['canned:manage'];
