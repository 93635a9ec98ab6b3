/** A rule that holds in every database of the desk. */
export interface Invariant {
  /** Its number in docs/reliability.md. */
  id: string;
  /** Whether it holds at any moment, or once nothing is under way. */
  holds: "always" | "at rest";
  /** Returns a row for each violation, which says in `it` what is wrong. */
  violations: string;
}

/** What can be seen in the database alone; what needs a history beside it is checked where that was recorded. */
export const invariants: readonly Invariant[] = [
  {
    id: "I3",
    holds: "always",
    // Retention trims a log from its beginning.
    violations: `select format('event %s of workspace %s follows %s', seq, workspace_id, before) as it
      from (select workspace_id, seq, lag(seq) over (partition by workspace_id order by seq) as before from event) e
      where seq <> before + 1`,
  },
  {
    id: "I4",
    holds: "always",
    violations: `select format('%s conversations of workspace %s are %s, and %s are tallied', is_so, workspace_id, state, tallied) as it
      from (select workspace_id, state, inbox_id, team_id, assignee_id, sum(is_so) as is_so, sum(tallied) as tallied
              from (select workspace_id, state, inbox_id, team_id, assignee_id, 1 as is_so, 0 as tallied
                      from conversation where state in ('closed', 'spam')
                    union all
                    select workspace_id, state, inbox_id, team_id, assignee_id, 0, count from conversation_tally) each
             group by 1, 2, 3, 4, 5) t
      where is_so <> tallied`,
  },
  {
    id: "I7",
    holds: "always",
    violations: `select format('conversation %s ends at %s and holds %s messages, %s to %s',
        c.id, c.last_seq, count(m.id), min(m.seq), max(m.seq)) as it
      from conversation c left join message m on m.workspace_id = c.workspace_id and m.conversation_id = c.id
      group by c.workspace_id, c.id
      having count(m.id) <> c.last_seq or coalesce(max(m.seq), 0) <> c.last_seq or coalesce(min(m.seq), 1) <> 1`,
  },
  {
    id: "I8",
    holds: "always",
    violations: `select format('message %s came in and belongs to no message of Telegram', m.id) as it
      from message m
      join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id and c.tg_chat_id is not null
      where m.direction = 'in' and not exists (
        select from telegram_message t where t.workspace_id = m.workspace_id and t.message_id = m.id)`,
  },
  {
    id: "I8",
    holds: "always",
    violations: `select format('update %s of bot %s was applied and left no message', u.update_id, u.bot_id) as it
      from tg_update u
      where u.state = 'applied' and u.kind = 'message' and not exists (
        select from telegram_message t
        where t.workspace_id = u.workspace_id and t.bot_id = u.bot_id and t.message_id is not null
          and t.chat_id = (u.payload #>> '{message,chat,id}')::bigint
          and t.tg_message_id = (u.payload #>> '{message,message_id}')::bigint)`,
  },
  {
    id: "I8",
    holds: "at rest",
    violations: `select format('update %s of bot %s is still %s: %s', update_id, bot_id, state, error) as it
      from tg_update where state in ('received', 'failed')`,
  },
  {
    id: "I9",
    holds: "always",
    violations: `select format('message %s is sent, and Telegram gave it no number', m.id) as it
      from message m
      join conversation c on c.workspace_id = m.workspace_id and c.id = m.conversation_id and c.tg_chat_id is not null
      where m.direction = 'out' and m.state = 'sent' and not exists (
        select from telegram_message t where t.workspace_id = m.workspace_id and t.message_id = m.id)`,
  },
  {
    id: "I9",
    holds: "always",
    violations: `select format('message %s is %s, and nothing in the outbox is', m.id, m.state) as it
      from message m where m.state in ('queued', 'sending', 'deleting') and not exists (
        select from outbox o where o.workspace_id = m.workspace_id and o.message_id = m.id
          and o.state in ('queued', 'leased', 'sending'))`,
  },
  {
    id: "I10",
    holds: "always",
    violations: `select format('chat %s of bot %s has %s sends under way', chat_id, bot_id, count(*)) as it
      from outbox where state in ('leased', 'sending') group by workspace_id, bot_id, chat_id having count(*) > 1`,
  },
  {
    id: "I10",
    holds: "at rest",
    violations: `select format('send %s to chat %s is still %s', id, chat_id, state) as it
      from outbox where state in ('queued', 'leased', 'sending')`,
  },
];
