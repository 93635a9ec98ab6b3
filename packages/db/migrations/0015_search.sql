-- Search: words of messages in English and Russian, parts of people's names. The operators of search are not leakproof,
-- so under row security their indexes would not serve; the searcher reads past it, asks for the workspace itself and
-- answers with ids alone, which are read again under row security.

-- Both are trusted: the owner of the database may create them.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

/* How text is compared: without regard to case, and ё is written е by most. */
create function folded(p_text text) returns text language sql immutable strict parallel safe as $$
  select translate(lower(p_text), 'ё', 'е')
$$;

-- PostgreSQL's Russian configuration takes words of Latin letters for English ones.
alter table message add column words tsvector not null
  generated always as (to_tsvector('pg_catalog.russian', folded(text))) stored;
-- Led by the workspace: what others hold may not even be timed.
create index message_by_words on message using gin (workspace_id, words);
create index contact_by_name on contact using gin (workspace_id, folded(name) gin_trgm_ops);
create index contact_identity_by_display on contact_identity using gin (workspace_id, folded(display) gin_trgm_ops);

/* What is asked for: words in any form, "phrases", -without; the last word may be but begun, from three letters on. */
create function wanted_words(p_wanted text) returns tsquery language sql immutable strict parallel safe as $$
  select case when p_wanted ~ '[[:alnum:]]{3}$' then regexp_replace(q::text, '''$', ''':*')::tsquery else q end
    from websearch_to_tsquery('pg_catalog.russian', folded(p_wanted)) q
$$;

/* The newest messages that hold what is wanted, those before one of them. Null teams stand for all of the workspace. */
create function search_messages(p_wanted text, p_before uuid, p_teams uuid[], p_member uuid, p_most integer)
returns setof uuid language plpgsql stable security definer
set search_path = public, pg_temp set plan_cache_mode = 'force_custom_plan' as $$
declare
  here constant uuid := current_workspace();
  wanted constant tsquery := wanted_words(p_wanted);
begin
  if numnode(wanted) = 0 then return; end if;
  return query
    select m.id from message m
      join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
     where m.workspace_id = here and m.words @@ wanted and m.direction <> 'system' and m.deleted_at is null
       and (p_before is null or m.id < p_before)
       and (p_teams is null or c.team_id = any(p_teams) or c.assignee_id = p_member)
     order by m.id desc limit p_most;
end $$;

/* The latest conversations with people who are called so, nearly so, or are that number. */
create function search_conversations(p_wanted text, p_teams uuid[], p_member uuid, p_most integer)
returns setof uuid language plpgsql stable security definer
set search_path = public, pg_temp set plan_cache_mode = 'force_custom_plan' as $$
declare
  here constant uuid := current_workspace();
  wanted constant text := folded(ltrim(p_wanted, '#@'));
  within constant text := '%' || regexp_replace(wanted, '([\\%_])', '\\\1', 'g') || '%';
begin
  return query
    with person as materialized (
      select id from contact
       where workspace_id = here and deleted_at is null and (folded(name) like within or wanted <% folded(name))
      union
      select contact_id from contact_identity
       where workspace_id = here and (folded(display) like within or external_id = wanted)
    ), talk as (
      select c.id, c.last_message_at, c.team_id, c.assignee_id from person p
        join conversation c on c.workspace_id = here and c.contact_id = p.id
      union
      select c.id, c.last_message_at, c.team_id, c.assignee_id from conversation c
       where c.workspace_id = here and c.number = case when wanted ~ '^[0-9]{1,9}$' then wanted::integer end
    )
    select t.id from talk t
     where p_teams is null or t.team_id = any(p_teams) or t.assignee_id = p_member
     order by t.last_message_at desc, t.id desc limit p_most;
end $$;

alter function search_messages(text, uuid, uuid[], uuid, integer) owner to frontdesk_searcher;
alter function search_conversations(text, uuid[], uuid, integer) owner to frontdesk_searcher;

/* Names a table that the searcher may read across workspaces. */
create procedure open_to_searcher(target regclass) language plpgsql as $$
begin
  execute format('create policy of_searcher on %s for select to frontdesk_searcher using (true)', target);
  execute format('grant select on %s to frontdesk_searcher', target);
end $$;
call open_to_searcher('message');
call open_to_searcher('conversation');
call open_to_searcher('contact');
call open_to_searcher('contact_identity');
