-- How many conversations are over: kept, since they are counted all day and there are ever more of them. What is live is few.

/* Of each inbox, team and member the conversations that are closed, and those that are spam. */
create table conversation_tally (
  workspace_id uuid not null references workspace (id),
  state text not null check (state in ('closed', 'spam')),
  inbox_id uuid not null,
  team_id uuid not null,
  assignee_id uuid,
  count integer not null check (count >= 0),
  id uuid not null default uuid_v7(),
  primary key (workspace_id, id),
  unique nulls not distinct (workspace_id, state, inbox_id, team_id, assignee_id)
);
alter table conversation no force row level security;
insert into conversation_tally (workspace_id, state, inbox_id, team_id, assignee_id, count)
select workspace_id, state, inbox_id, team_id, assignee_id, count(*)
  from conversation where state in ('closed', 'spam')
 group by workspace_id, state, inbox_id, team_id, assignee_id;
alter table conversation force row level security;
call protect('conversation_tally');

create function tally_conversation() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.state in ('closed', 'spam') then
    update conversation_tally set count = count - 1
     where workspace_id = old.workspace_id and state = old.state and inbox_id = old.inbox_id and team_id = old.team_id
       and assignee_id is not distinct from old.assignee_id;
  end if;
  if new.state in ('closed', 'spam') then
    insert into conversation_tally as t (workspace_id, state, inbox_id, team_id, assignee_id, count)
    values (new.workspace_id, new.state, new.inbox_id, new.team_id, new.assignee_id, 1)
    on conflict (workspace_id, state, inbox_id, team_id, assignee_id) do update set count = t.count + 1;
  end if;
  return null;
end $$;

-- At the commit, and so under the lock of the stream: nobody waits for a tally while its transaction goes on elsewhere.
create constraint trigger conversation_is_over after insert on conversation deferrable initially deferred for each row
  when (new.state in ('closed', 'spam')) execute function tally_conversation();
create constraint trigger conversation_is_tallied after update of state, inbox_id, team_id, assignee_id on conversation
  deferrable initially deferred for each row
  when ((old.state in ('closed', 'spam') or new.state in ('closed', 'spam'))
    and (old.state, old.inbox_id, old.team_id, old.assignee_id)
        is distinct from (new.state, new.inbox_id, new.team_id, new.assignee_id))
  execute function tally_conversation();
