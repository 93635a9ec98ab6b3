/** What PostgreSQL is told to make up. Times lie evenly over two years; ids are of their time, as the desk's are. */

/** What rows are found and checked by while they come in, most of which costs less when it is made at once after them. */
export const foundBy = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as remove,
         format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as restore
    from pg_constraint where conrelid = 'message'::regclass and contype in ('f', 'u')
  union all
  select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
    from pg_index i
   where indrelid = any('{message, contact, contact_identity, conversation, fact}'::regclass[])
     and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`;

/** What the desk keeps of a conversation at each of its steps is written for all of them at once. */
export const followSteps = (isOn: boolean) => `alter table conversation ${isOn ? "enable" : "disable"} trigger user`;

/** How many fill at a time, each of them every so-manieth conversation and message. */
export const lanes = 2;

/** $1: halves of messages. */
export const phrases = `create temp table phrase as
  select n::int, words from unnest($1::text[]) with ordinality as of_list (words, n)`;

/** The inbox that is written to, its team, and who works there. */
export const ground = `create temp table ground as
  select i.workspace_id, i.id as inbox_id, i.team_id,
         array(select id from member order by created_at) as members,
         date_trunc('hour', now()) - interval '730 days' as began
    from inbox i order by i.created_at limit 1`;

export const phraseCount = 40_009;
const idOfTime = (at: string) => `encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
  placing substring(int8send((extract(epoch from ${at}) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid`;
const own = `generate_series($1::int + 1 + $3::int, $2::int, ${lanes})`;
/** A key that is the same whenever the same thing is meant (RFC 9562, version 8). */
const keyOf = (kind: string, number: string) =>
  `overlay(overlay(md5('${kind} ' || ${number}) placing '8' from 13) placing '8' from 17)::uuid`;

/** $1 < number <= $2, every so-manieth of them from the one at $3 on; $4 and $5 are names. */
export const people = `with made as (
    insert into contact (workspace_id, id, name, language)
    select g.workspace_id, ${keyOf("contact", "n")},
           ($4::text[])[1 + (random() * (cardinality($4) - 1))::int] || ' ' || ($5::text[])[1 + (random() * (cardinality($5) - 1))::int],
           case when n % 2 = 0 then 'en' else 'ru' end
      from ground g, ${own} n
    returning workspace_id, id)
  insert into contact_identity (workspace_id, contact_id, provider, external_id, display)
  select workspace_id, id, 'telegram', 'b' || id, 'user_' || substr(id::text, 1, 8) from made`;

/** $1 < number <= $2, from $3 on: of a hundred, ninety-four are closed. */
export const conversations = `
  insert into conversation (workspace_id, id, number, inbox_id, contact_id, team_id, state, assignee_id, last_message,
                            last_message_direction, last_message_at, waiting_since, closed_at, snoozed_until, created_at)
  select g.workspace_id, ${keyOf("conversation", "n")}, 10000 + n, g.inbox_id, ${keyOf("contact", "n")}, g.team_id, c.state,
         case when n % 100 < 97 then g.members[1 + n % cardinality(g.members)] end, 'what was said last', 'in', c.at,
         case when c.state in ('new', 'open') then c.at end, case when c.state = 'closed' then c.at end,
         case when c.state = 'snoozed' then now() + interval '1 day' end, c.at - interval '2 hours'
    from ground g, ${own} n,
         lateral (select g.began + random() * interval '729 days' as at,
                         case when n % 100 < 94 then 'closed' when n % 100 < 96 then 'open' when n % 100 < 97 then 'snoozed'
                              when n % 100 < 98 then 'pending' else 'new' end as state) c`;

/**
 * Which message is whose, and its place in the thread: $1 < conversation <= $2, $4 < message <= $5, of both every
 * so-manieth from the one at $3 on; the first of these conversations has the first $6 of these messages.
 */
export const talk = `create temp table talk as
  select m, conversation, row_number() over (partition by conversation order by m) as seq
    from (select $4::int + 1 + $3::int + j * ${lanes} as m,
                 $1::int + 1 + $3::int + ${lanes} * case when j < $6::int then 0
                   else 1 + floor(random() * (($2::int - $1::int) / ${lanes} - 1))::int end as conversation
            from generate_series(0, ($5::int - $4::int) / ${lanes} - 1) j) t
   order by m`;

export const talkByNumber = "create index on talk (m)";

/** $1 < message <= $2: of two phrases each. */
export const messages = `
  insert into message (workspace_id, id, conversation_id, seq, direction, author_kind, author_id, text, state, created_at)
  select g.workspace_id, ${idOfTime("c.at")}, ${keyOf("conversation", "t.conversation")}, t.seq,
         case when t.seq % 2 = 1 then 'in' else 'out' end, case when t.seq % 2 = 1 then 'contact' else 'member' end,
         case when t.seq % 2 = 1 then ${keyOf("contact", "t.conversation")} else g.members[1] end,
         one.words || ' ' || other.words,
         case when t.seq % 2 = 1 then 'received' else 'sent' end, c.at
    from ground g, talk t
    join phrase one on one.n = 1 + (t.m::bigint * 7919) % ${phraseCount}
    join phrase other on other.n = 1 + (t.m::bigint * t.m) % ${phraseCount}, lateral (select g.began + t.m * interval '12 seconds' as at) c
   where t.m > $1::int and t.m <= $2::int
   order by t.m`;

/** Each conversation's place of its last message. */
export const heads = `
  update conversation c set last_seq = t.seq, last_message_seq = t.seq
    from (select conversation, max(seq) as seq from talk group by conversation) t
   where c.workspace_id = (select workspace_id from ground) and c.id = ${keyOf("conversation", "t.conversation")}`;

/** What is counted of each of them, as the desk would count it: $1 < number <= $2, from $3 on. */
export const facts = `
  insert into fact (workspace_id, conversation_id, kind, seq, at, count, seconds, business_seconds, detail, member_id,
                    inbox_id, team_id, assignee_id)
  select c.workspace_id, c.id, f.kind, f.seq, f.at, f.count, f.seconds, f.seconds / 3, f.detail,
         case when f.kind in ('answered', 'outbound', 'closed') then c.assignee_id end, c.inbox_id, c.team_id, c.assignee_id
    from ground g, ${own} n, conversation c,
         lateral (values ('opened', 0, c.created_at, 1, null::int, null::text), ('inbound', 1, c.created_at, 3, null, null),
                         ('inbound', 9, c.created_at + interval '1 hour', 2, null, null),
                         ('answered', 2, c.created_at + interval '5 minutes', 1, 60 + n * 7919 % 3600, null),
                         ('outbound', 2, c.created_at + interval '5 minutes', 2, null, null),
                         ('outbound', 10, c.created_at + interval '1 hour', 3, null, null),
                         ('closed', 12, c.closed_at, 1, 7200 + n * 7919 % 36000, null),
                         ('rated', 12, c.closed_at, case when n % 3 = 0 then 1 end, null, (1 + n % 5)::text)
                 ) as f (kind, seq, at, count, seconds, detail)
   where c.workspace_id = g.workspace_id and c.id = ${keyOf("conversation", "n")} and f.at is not null and f.count is not null`;

/** When they came: $1 < number <= $2, from $3 on. */
export const passages = `
  insert into conversation_passage (workspace_id, conversation_id, seq, at, state)
  select c.workspace_id, c.id, 0, c.created_at, passage_of(c.state)
    from ground g, ${own} n, conversation c
   where c.workspace_id = g.workspace_id and c.id = ${keyOf("conversation", "n")}`;

/** How many are over, of all that there are. */
export const tally = `
  insert into conversation_tally (workspace_id, state, inbox_id, team_id, assignee_id, count)
  select workspace_id, state, inbox_id, team_id, assignee_id, count(*)
    from conversation where state in ('closed', 'spam') group by 1, 2, 3, 4, 5
  on conflict (workspace_id, state, inbox_id, team_id, assignee_id) do update set count = excluded.count`;
