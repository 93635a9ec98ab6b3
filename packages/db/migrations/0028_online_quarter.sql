-- How long members are online, as the figures tell it: noted by the beats of their presence, a minute at a time.

/* The minutes of a quarter of an hour in which a beat found a member online, a bit each: by any device on any node, and
   each minute once. Every zone's clocks are whole quarters of an hour from UTC. */
create table online_quarter (
  workspace_id uuid not null references workspace (id),
  member_id uuid not null,
  began_at timestamptz not null,
  minutes smallint not null check (minutes > 0),
  primary key (workspace_id, member_id, began_at),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create index online_quarter_by_time on online_quarter (workspace_id, began_at);
call protect('online_quarter', 'select');
call open_to_system('online_quarter', 'select, insert, update');

/* Online is who stirs, and has not chosen to be taken for anything else. */
create function note_online() returns trigger language plpgsql as $$
declare
  quarter constant timestamptz := date_bin('15 minutes', new.beaten_at, 'epoch');
  mark constant smallint := 1 << floor(extract(epoch from new.beaten_at - quarter) / 60)::integer;
begin
  if not exists (
    select from member m where m.workspace_id = new.workspace_id and m.id = new.member_id
       and m.status = 'active' and m.availability = 'online')
  -- Most beats find their minute noted, and hold no row for it.
  or exists (
    select from online_quarter q where q.workspace_id = new.workspace_id and q.member_id = new.member_id
       and q.began_at = quarter and q.minutes & mark > 0)
  then return null; end if;
  insert into online_quarter as q (workspace_id, member_id, began_at, minutes)
  values (new.workspace_id, new.member_id, quarter, mark)
  on conflict (workspace_id, member_id, began_at) do update set minutes = q.minutes | mark;
  return null;
end $$;
create trigger presence_is_noted after insert or update of beaten_at on presence
  for each row when (new.is_active) execute function note_online();
