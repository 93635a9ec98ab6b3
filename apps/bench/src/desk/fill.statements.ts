/** What PostgreSQL is told to make up. Times lie evenly over two years; ids are of their time, as the desk's are. */

export const wordsIndex = "select pg_get_indexdef('message_by_words'::regclass) as definition";

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
/** A key that is the same whenever the same thing is meant (RFC 9562, version 8). */
const keyOf = (kind: string, number: string) =>
  `overlay(overlay(md5('${kind} ' || ${number}) placing '8' from 13) placing '8' from 17)::uuid`;

/** $1 < number <= $2; $3 and $4 are names. */
export const people = `with made as (
    insert into contact (workspace_id, id, name, language)
    select g.workspace_id, ${keyOf("contact", "n")},
           ($3::text[])[1 + (random() * (cardinality($3) - 1))::int] || ' ' || ($4::text[])[1 + (random() * (cardinality($4) - 1))::int],
           case when n % 2 = 0 then 'en' else 'ru' end
      from ground g, generate_series($1::int + 1, $2::int) n
    returning workspace_id, id)
  insert into contact_identity (workspace_id, contact_id, provider, external_id, display)
  select workspace_id, id, 'telegram', 'b' || id, 'user_' || substr(id::text, 1, 8) from made`;

/** $1 < number <= $2: of a hundred, ninety-four are closed. */
export const conversations = `
  insert into conversation (workspace_id, id, number, inbox_id, contact_id, team_id, state, assignee_id, last_message,
                            last_message_direction, last_message_at, waiting_since, closed_at, snoozed_until, created_at)
  select g.workspace_id, ${keyOf("conversation", "n")}, 10000 + n, g.inbox_id, ${keyOf("contact", "n")}, g.team_id, c.state,
         case when n % 100 < 97 then g.members[1 + n % cardinality(g.members)] end, 'what was said last', 'in', c.at,
         case when c.state in ('new', 'open') then c.at end, case when c.state = 'closed' then c.at end,
         case when c.state = 'snoozed' then now() + interval '1 day' end, c.at - interval '2 hours'
    from ground g, generate_series($1::int + 1, $2::int) n,
         lateral (select g.began + random() * interval '729 days' as at,
                         case when n % 100 < 94 then 'closed' when n % 100 < 96 then 'open' when n % 100 < 97 then 'snoozed'
                              when n % 100 < 98 then 'pending' else 'new' end as state) c`;

/** Which message is whose, and its place in the thread: $1 < conversation <= $2, $3 < message <= $4, $5 in one thread. */
export const talk = `create temp table talk as
  select m, conversation, row_number() over (partition by conversation order by m) as seq
    from (select m, case when m <= $3::int + $5::int then $1::int + 1
                         else $1::int + 1 + (random() * ($2::int - $1::int - 1))::int end as conversation
            from generate_series($3::int + 1, $4::int) m) t`;

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
