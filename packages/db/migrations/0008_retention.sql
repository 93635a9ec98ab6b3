-- What is kept for a time is dated by the desk's own clock, which trims it; and settled sends are trimmed as well.

alter table op alter column at set default desk_now();
alter table tg_update alter column received_at set default desk_now();

-- A send that failed, or whose outcome nobody knows, waits for somebody's decision and stays.
create index outbox_by_age on outbox (settled_at) where state in ('sent', 'cancelled', 'dismissed');
grant select (workspace_id, id, settled_at), delete on outbox to frontdesk_system;

-- How long a workspace's log is kept; a cursor older than that gets one reset (R4).
alter table workspace
  add column keep_events_days integer not null default 90 check (keep_events_days between 1 and 3650);

-- Until when every call and duty of the workspace is logged; past or null where none is.
alter table workspace add column debug_until timestamptz;
