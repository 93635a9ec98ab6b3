-- Figures: what is counted of conversations and kept as facts; and what people say of how they were helped.

/* How far a consumer of the log has come in a workspace (R1); moved in the transaction of its effect. It takes up
   the log of a workspace that is new at its beginning, and of one that was there before at its end. */
create table consumer_cursor (
  workspace_id uuid not null references workspace (id),
  consumer text not null check (length(consumer) between 1 and 40),
  seq bigint not null,
  primary key (workspace_id, consumer)
);
alter table event no force row level security;
alter table workspace no force row level security;
insert into consumer_cursor (workspace_id, consumer, seq)
select e.workspace_id, c.name, max(e.seq)
  from event e join workspace w on w.id = e.workspace_id cross join (values ('figures'), ('csat')) as c (name)
 group by e.workspace_id, c.name;
alter table workspace force row level security;
alter table event force row level security;
call protect('consumer_cursor');
call open_to_system('consumer_cursor', 'select');

/* When a conversation came to life, to its end or among spam. The log is trimmed; this is what stays to count from. */
create table conversation_passage (
  workspace_id uuid not null references workspace (id),
  conversation_id uuid not null,
  ordinal bigint generated always as identity,
  -- The message or line that made it pass; the last one before, where none did.
  seq integer not null,
  at timestamptz not null,
  state text not null check (state in ('live', 'closed', 'spam')),
  -- Who had it then.
  assignee_id uuid,
  primary key (workspace_id, conversation_id, ordinal),
  foreign key (workspace_id, conversation_id) references conversation (workspace_id, id)
);

create function passage_of(p_state text) returns text language sql immutable strict parallel safe as $$
  select case when p_state in ('closed', 'spam') then p_state else 'live' end
$$;

alter table conversation no force row level security;
insert into conversation_passage (workspace_id, conversation_id, seq, at, state)
select workspace_id, id, 0, created_at, 'live' from conversation;
insert into conversation_passage (workspace_id, conversation_id, seq, at, state, assignee_id)
select workspace_id, id, last_seq, coalesce(closed_at, updated_at), state, assignee_id
  from conversation where state in ('closed', 'spam');
alter table conversation force row level security;
call protect('conversation_passage', 'select, insert, delete');

/* Whatever changes a conversation's state can't forget to note it. */
create function note_passage() returns trigger language plpgsql as $$
begin
  insert into conversation_passage (workspace_id, conversation_id, seq, at, state, assignee_id)
  values (new.workspace_id, new.id, new.last_seq, case tg_op when 'INSERT' then new.created_at else new.updated_at end,
          passage_of(new.state), new.assignee_id);
  return null;
end $$;
create trigger conversation_comes after insert on conversation for each row execute function note_passage();
create trigger conversation_passes after update of state on conversation for each row
  when (passage_of(old.state) <> passage_of(new.state)) execute function note_passage();

/* Something of a conversation that is counted: when it was, who did it, how long it took. Derived from the thread and the
   passages, and made anew whenever these change; where a conversation is now stands beside it, so that one index serves. */
create table fact (
  workspace_id uuid not null references workspace (id),
  conversation_id uuid not null,
  kind text not null
    check (kind in ('opened', 'reopened', 'inbound', 'outbound', 'answered', 'closed', 'escalated', 'rated')),
  -- The message or line it follows from; of an hour's messages the first.
  seq integer not null,
  at timestamptz not null,
  count integer not null,
  -- By the clock, and by the business hours of its inbox.
  seconds integer,
  business_seconds integer,
  -- Of an escalation its cause, of a rating how many of five.
  detail text,
  member_id uuid,
  inbox_id uuid not null,
  team_id uuid not null,
  assignee_id uuid,
  primary key (workspace_id, conversation_id, kind, seq),
  foreign key (workspace_id, conversation_id) references conversation (workspace_id, id)
);
create index fact_by_kind on fact (workspace_id, kind, at, conversation_id);
call protect('fact');

/* Conversations whose facts are to be made anew. */
create table recount (
  workspace_id uuid not null references workspace (id),
  conversation_id uuid not null,
  primary key (workspace_id, conversation_id),
  foreign key (workspace_id, conversation_id) references conversation (workspace_id, id)
);
alter table conversation no force row level security;
insert into recount select workspace_id, id from conversation;
alter table conversation force row level security;
call protect('recount');
call open_to_system('recount', 'select');

-- How the person was helped by what they said last, of five.
alter table conversation add column rating smallint check (rating between 1 and 5);

/* Whether and how an inbox asks people how they were helped. */
create table csat_policy (
  workspace_id uuid not null references workspace (id),
  inbox_id uuid not null,
  is_on boolean not null,
  scale text not null check (scale in ('five', 'thumbs')),
  delay_minutes integer not null check (delay_minutes between 0 and 10080),
  again_days integer not null check (again_days between 0 and 365),
  comment_hours integer not null check (comment_hours between 0 and 168),
  texts jsonb not null,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (workspace_id, inbox_id),
  foreign key (workspace_id, inbox_id) references inbox (workspace_id, id)
);
call protect('csat_policy', 'select, insert, update');

/* One closing after which a person is asked how they were helped, and what came of it. */
create table survey (
  workspace_id uuid not null references workspace (id),
  id uuid not null default uuid_v7(),
  conversation_id uuid not null,
  contact_id uuid not null,
  -- The line that tells of the closing.
  closing_seq integer not null,
  -- Who had helped.
  member_id uuid,
  state text not null check (state in ('due', 'passed', 'asked')),
  due_at timestamptz not null,
  asked_at timestamptz,
  scale text check (scale in ('five', 'thumbs')),
  -- The question.
  message_id uuid,
  rating smallint check (rating between 1 and 5),
  rated_at timestamptz,
  -- Until when what they write is taken for a word on it; null where none is waited for.
  comment_until timestamptz,
  comment_id uuid,
  -- The thanks, under which they may say that they have nothing to add.
  thanks_id uuid,
  primary key (workspace_id, id),
  unique (workspace_id, conversation_id, closing_seq),
  foreign key (workspace_id, conversation_id) references conversation (workspace_id, id),
  foreign key (workspace_id, contact_id) references contact (workspace_id, id),
  foreign key (workspace_id, message_id) references message (workspace_id, id),
  foreign key (workspace_id, comment_id) references message (workspace_id, id),
  foreign key (workspace_id, thanks_id) references message (workspace_id, id)
);
create index survey_of_contact on survey (workspace_id, contact_id, asked_at);
create index survey_of_message on survey (workspace_id, message_id);
create index survey_of_comment on survey (workspace_id, comment_id);
create index survey_of_thanks on survey (workspace_id, thanks_id);
create index survey_due on survey (due_at) where state = 'due';
call protect('survey');
-- For the clock that asks: which workspaces have somebody to ask, and nothing of who.
call open_to_system('survey', 'select (workspace_id, state, due_at)');

-- Who sees figures: those who handle conversations their own, those who run a shift or look on others' as well.
alter table role no force row level security;
update role set permissions = permissions || array['report:read'], version = version + 1
 where preset in ('owner', 'admin', 'senior', 'operator', 'viewer') and not permissions @> array['report:read'];
update role set permissions = permissions || array['report:oversee']
 where preset in ('owner', 'admin', 'senior', 'viewer') and not permissions @> array['report:oversee'];
update role set permissions = permissions || array['report:export']
 where preset in ('owner', 'admin') and not permissions @> array['report:export'];
alter table role force row level security;
