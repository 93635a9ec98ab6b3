-- Messages of every kind: what they hold beside text, what they answer, who reacted; files both ways; people's faces and former names.

alter table message
  add column source text check (length(source) <= 16384),
  add column special jsonb,
  add column reply_to_id uuid,
  add column reply_quote text check (length(reply_quote) <= 1024),
  -- Who wrote what was answered and how it began, where the desk does not have that message.
  add column reply_outside jsonb,
  add column forwarded_from jsonb,
  -- Telegram's name for the album that this message gathers.
  add column album_key text check (length(album_key) <= 64),
  add foreign key (workspace_id, reply_to_id) references message (workspace_id, id),
  drop constraint message_state_check,
  add constraint message_state_check check (state in (
    'received', 'queued', 'leased', 'sending', 'sent', 'failed', 'unknown', 'cancelled', 'dismissed', 'deleting', 'deleted'
  ));
create index message_answered on message (workspace_id, reply_to_id);
create unique index one_message_per_album on message (workspace_id, conversation_id, album_key) where album_key is not null;

-- Which file a Telegram message carries, and the latest that was heard of its edits and reactions: word of them may
-- come in any order, and an edit before the message itself. Of one second the later update counts.
alter table telegram_message
  add column attachment_id uuid,
  add column edited_at timestamptz,
  add column edit_update_id bigint,
  add column lacks_original boolean not null default false,
  add column reacted_at timestamptz,
  add column reaction_update_id bigint;

-- The file that an edit replaced.
alter table message_revision add column attachment_id uuid;

create table reaction (
  workspace_id uuid not null references workspace (id),
  message_id uuid not null,
  author_kind text not null check (author_kind in ('contact', 'member', 'api_token')),
  author_id uuid not null,
  emoji text not null check (length(emoji) between 1 and 80),
  created_at timestamptz not null default now(),
  primary key (workspace_id, message_id, author_kind, author_id, emoji),
  foreign key (workspace_id, message_id) references message (workspace_id, id)
);
call protect('reaction');

alter table attachment
  drop constraint attachment_kind_check,
  add constraint attachment_kind_check
    check (kind in ('photo', 'video', 'video_note', 'animation', 'voice', 'audio', 'document', 'sticker')),
  alter column bot_id drop not null,
  alter column tg_file_id drop not null,
  add column position integer not null default 0,
  add column name text check (length(name) <= 255),
  add column duration_seconds integer,
  add column emoji text check (length(emoji) <= 80),
  add column caption text check (length(caption) <= 4096),
  add column caption_entities jsonb,
  -- Telegram's lasting name of the file: its ids may differ from one update to the next.
  add column tg_unique_id text check (length(tg_unique_id) <= 128),
  add column tg_preview_file_id text,
  add column preview_hash text,
  -- An edit put another file in its place; it stays within reach of its history.
  add column replaced_at timestamptz,
  add foreign key (workspace_id, preview_hash) references file (workspace_id, hash);
create index attachment_of_preview on attachment (workspace_id, preview_hash);

/* A file that a sender handed over and that no message carries yet; its id is the sender's, so that a repeat is one upload. */
create table upload (
  workspace_id uuid not null references workspace (id),
  id uuid not null,
  author_kind text not null check (author_kind in ('member', 'api_token')),
  author_id uuid not null,
  file_hash text not null,
  preview_hash text,
  name text not null check (length(name) between 1 and 255),
  width integer,
  height integer,
  duration_seconds integer,
  created_at timestamptz not null default now(),
  primary key (workspace_id, id),
  foreign key (workspace_id, file_hash) references file (workspace_id, hash),
  foreign key (workspace_id, preview_hash) references file (workspace_id, hash)
);
create index upload_of_file on upload (workspace_id, file_hash);
create index upload_of_preview on upload (workspace_id, preview_hash);
create index upload_by_age on upload (created_at);
call protect('upload');
call open_to_system('upload', 'select, delete');

alter table outbox
  -- A message may take several sends: they go in this order, and what comes after one that failed waits with it.
  add column part integer not null default 0,
  drop constraint outbox_kind_check,
  add constraint outbox_kind_check check (kind in (
    'send_text', 'send_media', 'send_album', 'send_place', 'send_contact_card',
    'edit_text', 'edit_caption', 'delete', 'react'
  ));

alter table contact
  add column avatar_hash text,
  -- Telegram's lasting name of the picture, so that the same one is not fetched twice.
  add column avatar_key text check (length(avatar_key) <= 256),
  -- When to look for a picture, and when that was last done.
  add column avatar_due_at timestamptz,
  add column avatar_seen_at timestamptz,
  add foreign key (workspace_id, avatar_hash) references file (workspace_id, hash);
create index contact_of_avatar on contact (workspace_id, avatar_hash);
create index contact_avatar_due on contact (workspace_id, avatar_due_at) where avatar_due_at is not null;

/* How a contact was called before. */
create table contact_name (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  contact_id uuid not null,
  name text not null,
  username text,
  replaced_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, contact_id) references contact (workspace_id, id)
);
create index contact_name_of_contact on contact_name (workspace_id, contact_id, replaced_at desc);
call protect('contact_name', 'select, insert');

alter table workspace add column files_quota_bytes bigint not null default 10737418240 check (files_quota_bytes >= 0);
-- What a workspace's files weigh is read from the index alone.
create index file_by_size on file (workspace_id) include (size_bytes);
