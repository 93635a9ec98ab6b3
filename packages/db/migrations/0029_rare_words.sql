-- A word that few messages hold is found by its index, whatever is supposed of it: of a word that is but begun PostgreSQL
-- supposes one message in two hundred, and went through all of them from the newest on to find the few there are.

/* The newest messages that hold what is wanted, those before one of them. Null teams stand for all of the workspace. */
create or replace function search_messages(p_wanted text, p_before uuid, p_teams uuid[], p_member uuid, p_most integer)
returns setof uuid language plpgsql stable security definer
set search_path = public, pg_temp set plan_cache_mode = 'force_custom_plan' as $$
declare
  here constant uuid := current_workspace();
  wanted constant tsquery := wanted_words(p_wanted);
  looked_at constant integer := 4000;
  is_common boolean;
begin
  if numnode(wanted) = 0 then return; end if;
  -- From about one in a thousand on, a page of them is sooner come by from the newest on than all of them by the index.
  select count(*) filter (where newest.words @@ wanted) >= looked_at / 1000 into is_common
    from (select m.words from message m
           where m.workspace_id = here and (p_before is null or m.id < p_before)
           order by m.id desc limit looked_at) newest;
  if is_common then
    return query
      select m.id from message m
        join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
       where m.workspace_id = here and m.words @@ wanted and m.direction <> 'system' and m.deleted_at is null
         and (p_before is null or m.id < p_before)
         and (p_teams is null or c.team_id = any(p_teams) or c.assignee_id = p_member)
       order by m.id desc limit p_most;
  else
    return query
      with few as materialized (
        select m.id, m.conversation_id from message m
         where m.workspace_id = here and m.words @@ wanted and m.direction <> 'system' and m.deleted_at is null
           and (p_before is null or m.id < p_before)
      )
      select few.id from few join conversation c on c.workspace_id = here and c.id = few.conversation_id
       where p_teams is null or c.team_id = any(p_teams) or c.assignee_id = p_member
       order by few.id desc limit p_most;
  end if;
end $$;
