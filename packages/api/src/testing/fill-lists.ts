import { createHash } from "node:crypto";
import { onServer } from "@frontdesk/db/testing";
import type { Place } from "./people.ts";

interface Ground {
  /** A superuser's: what rows refer to is not looked up. */
  adminUrl: string;
  place: Place;
  /** One of ten who work there. */
  memberId: string;
}

/** What to ask of what was filled in. */
export interface Filled {
  conversationId: string;
  contactId: string;
  tagId: string;
}

/** A key that is the same whenever the same thing is meant (RFC 9562, version 8). */
const id = (what: string, number = "n") =>
  `overlay(overlay(md5('${what} ' || ${number}) placing '8' from 13) placing '8' from 17)::uuid`;

/**
 * Lets a workspace look as one that has worked for a year: six thousand conversations, most of them closed, three messages
 * in each and two hundred more in one, all counted and noted. The same each time, and PostgreSQL knows what there is.
 */
export async function fillLists({ adminUrl, place, memberId }: Ground): Promise<Filled> {
  const workspace = `'${place.workspaceId}'::uuid`;
  const team = `case when n % 4 = 0 then '${place.teamId}'::uuid else ${id("team", "(n % 4)")} end`;
  const member = `case when n % 10 = 0 then '${memberId}'::uuid else ${id("member", "(n % 10)")} end`;
  const contact = id("contact", "(n % 5400)");
  await onServer(
    adminUrl,
    `set session_replication_role = replica;
    insert into inbox (workspace_id, id, name, kind, team_id)
      select ${workspace}, ${id("inbox")}, 'Inbox ' || n, 'telegram_dm', '${place.teamId}' from generate_series(0, 2) n;
    insert into tag (workspace_id, id, name, color)
      select ${workspace}, ${id("tag")}, 'Tag ' || n, 'red' from generate_series(0, 199) n;
    insert into contact (workspace_id, id, name)
      select ${workspace}, ${id("contact")}, 'Person ' || n from generate_series(0, 5399) n;
    insert into contact_identity (workspace_id, id, contact_id, provider, external_id, display)
      select ${workspace}, ${id("identity")}, ${id("contact")}, 'telegram', n, 'user_' || n from generate_series(0, 5399) n;
    insert into conversation (workspace_id, id, number, inbox_id, contact_id, team_id, assignee_id, state, last_seq,
                              last_message_at, waiting_since, created_at, tag_ids, sla_metric, sla_due_at, sla_state)
      select ${workspace}, ${id("conversation")}, n, ${id("inbox", "(n % 3)")}, ${contact}, ${team},
             case when n % 7 > 0 then ${member} end, s.state, 3, s.at, case when s.state in ('new', 'open') then s.at end,
             s.at - interval '1 day', array[${id("tag", "(n % 200)")}],
             case when s.state = 'open' then 'next_response' end, case when s.state = 'open' then s.at end,
             case when s.state = 'open' then case when n % 3 = 0 then 'breached' else 'running' end end
        from generate_series(1, 6000) n,
             lateral (select now() - n * 7919 % 6007 * interval '1 hour' as at,
                             case n % 97 when 0 then 'new' when 1 then 'open' when 2 then 'open' when 3 then 'pending'
                                         when 4 then 'snoozed' when 5 then 'spam' else 'closed' end as state) s;
    insert into conversation_tag (workspace_id, conversation_id, tag_id)
      select ${workspace}, ${id("conversation")}, ${id("tag", "(n % 200)")} from generate_series(1, 6000) n;
    insert into message (workspace_id, id, conversation_id, seq, direction, author_kind, author_id, text, state)
      select ${workspace}, ${id("message")}, ${id("conversation", "m.of")}, m.seq,
             case when n % 2 = 0 then 'in' else 'out' end, case when n % 2 = 0 then 'contact' else 'member' end,
             case when n % 2 = 0 then ${contact} else '${memberId}' end, 'Word ' || n,
             case when n % 2 = 0 then 'received' when n % 1000 = 1 then 'failed' else 'sent' end
        from generate_series(1, 18200) n,
             lateral (select case when n <= 18000 then 1 + n / 3 else 1 end as of,
                             case when n <= 18000 then 1 + n % 3 else n - 17997 end as seq) m;
    insert into fact (workspace_id, conversation_id, kind, seq, at, count, seconds, member_id, inbox_id, team_id, assignee_id)
      select ${workspace}, ${id("conversation")}, f.kind, f.seq, now() - n * 7919 % 6007 * interval '1 hour', 1, n,
             ${member}, ${id("inbox", "(n % 3)")}, ${team}, ${member}
        from generate_series(1, 5000) n, unnest('{opened, answered, outbound, closed}'::text[]) with ordinality f (kind, seq);
    insert into mention (workspace_id, message_id, member_id, seen_at, created_at)
      select ${workspace}, ${id("message")}, ${member}, case when n % 30 > 0 then now() end, now()
        from generate_series(1, 5000) n;
    insert into audit (workspace_id, id, actor_kind, actor_id, action, subject_type, subject_id)
      select ${workspace}, ${id("audit")}, 'member', ${member}, 'tag.create', 'tag', ${id("tag", "(n % 200)")}
        from generate_series(1, 5000) n;
    insert into conversation_tally (workspace_id, state, inbox_id, team_id, assignee_id, count)
      select workspace_id, state, inbox_id, team_id, assignee_id, count(*) from conversation
       where state in ('closed', 'spam') group by 1, 2, 3, 4, 5;`,
  );
  // By itself, as it runs in no transaction: what is all visible may be counted from an index alone.
  await onServer(adminUrl, "vacuum (analyze)");
  return { conversationId: idOf("conversation 1"), contactId: idOf("contact 1"), tagId: idOf("tag 1") };
}

function idOf(what: string): string {
  const digest = createHash("md5").update(what).digest("hex");
  return digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})/, "$1-$2-8$3-8$4-");
}
