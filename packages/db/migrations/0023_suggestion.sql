-- Help in writing: canned replies that fit what a person said, and drafts by a provider that the workspace chose.

/* The words of a canned reply, those of its title above the rest; its variables say nothing. */
create function canned_words(p_title text, p_shortcut text, p_variants jsonb) returns tsvector
language sql immutable parallel safe
return setweight(to_tsvector('pg_catalog.russian', folded(p_title || ' ' || translate(p_shortcut, '._-', '   '))), 'A')
  || to_tsvector('pg_catalog.russian', folded(coalesce(
       (select string_agg(regexp_replace(variant ->> 'text', '\{\{[^}]*\}\}', ' ', 'g'), ' ')
          from jsonb_array_elements(p_variants) variant), '')));

alter table canned_reply add column words tsvector not null
  generated always as (canned_words(title, shortcut, variants)) stored;

/* A canned reply was sent, and what the person had said before. */
create table canned_use (
  workspace_id uuid not null references workspace (id),
  message_id uuid not null,
  canned_reply_id uuid not null,
  question_id uuid,
  used_at timestamptz not null,
  primary key (workspace_id, message_id),
  foreign key (workspace_id, message_id) references message (workspace_id, id),
  foreign key (workspace_id, question_id) references message (workspace_id, id),
  foreign key (workspace_id, canned_reply_id) references canned_reply (workspace_id, id) on delete cascade
);
create index canned_use_of_reply on canned_use (workspace_id, canned_reply_id);
create index canned_use_of_question on canned_use (workspace_id, question_id);
create index canned_use_latest on canned_use (workspace_id, used_at desc);
create index canned_use_by_age on canned_use (used_at);
call protect('canned_use');
call open_to_system('canned_use', 'select, delete');

/*
 * The canned replies that fit what a person said, the best first: by the words both have, where rare ones say most and a
 * slip of the pen is forgiven; by how often they answered something alike; then by how often they were sent at all.
 */
create function rank_canned_replies(p_asked text, p_language text, p_teams uuid[], p_member uuid, p_most integer)
returns table (id uuid, words text[], alike integer) language plpgsql stable security definer
set search_path = public, pg_temp set plan_cache_mode = 'force_custom_plan' as $$
declare
  here constant uuid := current_workspace();
begin
  return query
    with asked as (
      select lexeme, min(word) as word
        from (select distinct word from regexp_split_to_table(left(folded(p_asked), 2000), '[^[:alnum:]]+') word
               where length(word) > 1 limit 100) said
        cross join lateral unnest(tsvector_to_array(to_tsvector('pg_catalog.russian', word))) lexeme
       group by lexeme
    ), kept as materialized (
      select k.id, k.words, k.uses, k.variants from canned_reply k
       where k.workspace_id = here and (k.audience = 'workspace'
         or (k.audience = 'team' and (p_teams is null or k.team_id = any(p_teams)))
         or (k.audience = 'personal' and k.owner_id = p_member))
    ), holding as materialized (
      select k.id, t.lexeme, 'A' = any(t.weights) as is_title from kept k cross join lateral unnest(k.words) t
    ), near as (
      -- What no reply has as it was written may be one letter off.
      select a.lexeme as asked, h.lexeme, a.word from asked a
        cross join lateral (
          select distinct on (a.lexeme) held.lexeme from (select distinct lexeme from holding) held
           where similarity(held.lexeme, a.lexeme) >= 0.5 order by a.lexeme, similarity(held.lexeme, a.lexeme) desc) h
       where length(a.lexeme) > 4 and not exists (select from holding held where held.lexeme = a.lexeme)
    ), wanted as (
      select lexeme, word, 1.0::float8 as trust from asked union all select lexeme, word, 0.6 from near
    ), hit as (
      select h.id, h.lexeme, max(w.word) as word, max(w.trust) * case when h.is_title then 2 else 1 end as trust
        from holding h join wanted w using (lexeme) group by h.id, h.lexeme, h.is_title
    ), weighed as (
      select lexeme, ln(1 + (select count(*) from kept)::float8 / count(*)) as weight from hit group by lexeme
    ), by_words as (
      select h.id, sum(h.trust * w.weight) as weight, array_agg(h.word order by h.trust * w.weight desc, h.word) as words
        from hit h join weighed w using (lexeme) group by h.id
    ), used as (
      select u.canned_reply_id as id, m.words as said from canned_use u
        join message m on m.workspace_id = u.workspace_id and m.id = u.question_id
       where u.workspace_id = here order by u.used_at desc limit 1000
    ), likeness as (
      select u.id, count(a.lexeme) / greatest(1, sqrt(count(*)::float8 * (select count(*) from asked))) as likeness
        from (select row_number() over () as nth, used.* from used) u
        cross join lateral unnest(tsvector_to_array(u.said)) s(lexeme) left join asked a using (lexeme)
       group by u.nth, u.id
    ), by_use as (
      select l.id, max(l.likeness) as likeness, count(*)::integer as times from likeness l where l.likeness >= 0.5 group by l.id
    )
    select k.id, coalesce(w.words[1:5], '{}'), coalesce(u.times, 0)
      from kept k left join by_words w on w.id = k.id left join by_use u on u.id = k.id
     where w.weight >= 0.6 or u.times > 0
     order by coalesce(w.weight / (w.weight + 2), 0) + coalesce(u.likeness * (1 + ln(u.times)), 0)
            + 0.05 * ln(1 + k.uses)
            + case when k.variants @> jsonb_build_array(jsonb_build_object('language', p_language)) then 0.1 else 0 end desc,
          k.id
     limit p_most;
end $$;
alter function rank_canned_replies(text, text, uuid[], uuid, integer) owner to frontdesk_searcher;
call open_to_searcher('canned_reply');
call open_to_searcher('canned_use');

alter table member add column offers_replies boolean not null default true;

/* Who writes drafts for a workspace. Off until somebody switches it on. */
create table suggestion_provider (
  workspace_id uuid primary key references workspace (id),
  is_on boolean not null default false,
  base_url text not null check (length(base_url) <= 300),
  model text not null check (length(model) between 1 and 120),
  key_sealed bytea,
  key_last4 text,
  -- After some failures in a row nobody is sent there for a while.
  failures integer not null default 0,
  rests_until timestamptz,
  version integer not null default 1,
  updated_at timestamptz not null
);
call protect('suggestion_provider');
call open_to_system('suggestion_provider', 'select, update');

/* An inbox in which drafts may be asked for. */
create table suggestion_inbox (
  workspace_id uuid not null references workspace (id),
  inbox_id uuid not null,
  primary key (workspace_id, inbox_id),
  foreign key (workspace_id, inbox_id) references inbox (workspace_id, id)
);
call protect('suggestion_inbox');

/* A draft that a member asked for; whichever node claims it answers it, and holds it for a time meanwhile. */
create table suggestion (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  conversation_id uuid not null,
  member_id uuid not null,
  state text not null default 'asked'
    check (state in ('asked', 'answering', 'ready', 'taken', 'dismissed', 'cancelled', 'failed')),
  text text not null default '' check (length(text) <= 4000),
  sources jsonb not null default '[]',
  -- What its provider is told, for as long as it may still be.
  request jsonb,
  failure text,
  asked_at timestamptz not null,
  held_until timestamptz,
  settled_at timestamptz,
  version integer not null default 1,
  primary key (workspace_id, id),
  foreign key (workspace_id, conversation_id) references conversation (workspace_id, id),
  foreign key (workspace_id, member_id) references member (workspace_id, id)
);
create index suggestion_of_conversation on suggestion (workspace_id, conversation_id);
create index suggestion_of_member on suggestion (workspace_id, member_id, conversation_id, asked_at desc);
create index suggestion_due on suggestion (asked_at) where state in ('asked', 'answering');
create index suggestion_by_age on suggestion (asked_at);
call protect('suggestion');
call open_to_system('suggestion', 'select, update, delete');
