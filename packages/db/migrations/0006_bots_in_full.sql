-- Bots in full: how they are delivered to and how they fare, what Telegram tells of them, groups they are in, test sends.

alter table bot
  -- How updates come, as the bot's process says; `mode` is how they should.
  add column delivery text check (delivery in ('polling', 'webhook')),
  add column reason text,
  -- A webhook's path is found and its secret compared by their digests; the sealed pair is for the process that sets it.
  add column webhook_path_hash bytea,
  add column webhook_secret_hash bytea,
  add column webhook_sealed bytea,
  -- What Telegram said when the bot's process last asked.
  add column can_join_groups boolean,
  add column reads_all_group_messages boolean,
  add column supports_inline boolean,
  add column pending_updates integer,
  add column telegram_error text,
  add column telegram_error_at timestamptz,
  add column check_asked_at timestamptz,
  add column checked_at timestamptz,
  -- When nothing was amiss last, and the span for which nobody was there that is longer than Telegram keeps updates.
  add column heard_at timestamptz,
  add column away_from timestamptz,
  add column away_to timestamptz,
  -- Somebody else changed the delivery at Telegram.
  add column disturbed_at timestamptz,
  add column disturbance text,
  add column debug_until timestamptz;
-- Sealed values are sealed again when SECRET_KEY changes.
grant update (token_sealed, webhook_sealed) on bot to frontdesk_system;

alter table tg_update
  -- 0: it belongs to no chat.
  add column chat_id bigint not null default 0;
create index tg_update_waiting_by_chat on tg_update (workspace_id, bot_id, chat_id, arrival) where state = 'received';
create index tg_update_log on tg_update (workspace_id, bot_id, arrival);
create index tg_update_failed on tg_update (workspace_id, bot_id, arrival) where state = 'failed';

alter table tg_chat
  add column is_forum boolean not null default false,
  add column bot_status text
    check (bot_status in ('creator', 'administrator', 'member', 'restricted', 'left', 'kicked')),
  add column bot_rights text[] not null default '{}',
  -- The supergroup that this group became.
  add column migrated_to bigint;

alter table outbox
  -- A try at sending that somebody watches: its outcome is final, whatever it is.
  add column is_test boolean not null default false,
  add column tg_message_id bigint;
create index outbox_stuck on outbox (workspace_id, bot_id, position) where state in ('failed', 'unknown');
