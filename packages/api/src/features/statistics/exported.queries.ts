import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";
import { rowsOf } from "./rows-of.queries.ts";
import { type Asked, factsIn } from "./statistics.queries.ts";

/** One conversation that was opened in the period, with all that became of it until now. */
export interface ExportedConversation {
  id: string;
  number: number;
  inbox: string;
  channel: string;
  team: string;
  assignee: string | null;
  contact: string;
  state: string;
  priority: string;
  tags: string[];
  openedAt: Date;
  answeredAt: Date | null;
  answeredBy: string | null;
  responseSeconds: number | null;
  responseBusinessSeconds: number | null;
  closedAt: Date | null;
  resolutionSeconds: number | null;
  resolutionBusinessSeconds: number | null;
  closings: number;
  reopenings: number;
  inbound: number;
  outbound: number;
  escalations: string[];
  rating: number | null;
  comment: string | null;
}

/** The last conversation of the page before. */
export interface ExportPlace {
  openedAt: Date;
  id: string;
}

/** The next conversations of an export, in the order in which they were opened. */
export function listExported(
  db: Reader,
  { asked, after, limit }: { asked: Asked; after: ExportPlace | null; limit: number },
): Promise<ExportedConversation[]> {
  const beyond = after
    ? sql`(f.at, f.conversation_id) > (${after.openedAt}::timestamptz, ${after.id}::uuid)`
    : sql`true`;
  return rowsOf(
    db,
    sql<ExportedConversation>`
    select c.id, c.number, i.name as inbox, i.kind as channel, t.name as team, u.name as assignee, p.name as contact,
           c.state, c.priority, f.at as "openedAt", c.rating,
           coalesce((select array_agg(tag.name order by tag.name) from tag
                      where tag.workspace_id = c.workspace_id and tag.id = any(c.tag_ids)), '{}') as tags,
           a.at as "answeredAt", a.seconds as "responseSeconds", a.business_seconds as "responseBusinessSeconds",
           (select by.name from member am join "user" by on by.id = am.user_id
             where am.workspace_id = c.workspace_id and am.id = a.member_id) as "answeredBy",
           z.at as "closedAt", z.seconds as "resolutionSeconds", z.business_seconds as "resolutionBusinessSeconds",
           s.closings, s.reopenings, s.inbound, s.outbound, s.escalations,
           (select m.text from survey v
              join message m on m.workspace_id = v.workspace_id and m.id = v.comment_id
             where v.workspace_id = c.workspace_id and v.conversation_id = c.id
             order by v.asked_at desc limit 1) as comment
      from fact as f
      join conversation c on c.workspace_id = f.workspace_id and c.id = f.conversation_id
      join inbox i on i.workspace_id = c.workspace_id and i.id = c.inbox_id
      join team t on t.workspace_id = c.workspace_id and t.id = c.team_id
      join contact p on p.workspace_id = c.workspace_id and p.id = c.contact_id
      left join member k on k.workspace_id = c.workspace_id and k.id = c.assignee_id
      left join "user" u on u.id = k.user_id
      left join lateral (select at, seconds, business_seconds, member_id from fact
                          where workspace_id = c.workspace_id and conversation_id = c.id and kind = 'answered'
                          order by seq limit 1) a on true
      left join lateral (select at, seconds, business_seconds from fact
                          where workspace_id = c.workspace_id and conversation_id = c.id and kind = 'closed'
                          order by seq desc limit 1) z on true
      cross join lateral (
           select count(*) filter (where kind = 'closed')::integer as closings,
                  count(*) filter (where kind = 'reopened')::integer as reopenings,
                  coalesce(sum(count) filter (where kind = 'inbound'), 0)::integer as inbound,
                  coalesce(sum(count) filter (where kind = 'outbound'), 0)::integer as outbound,
                  coalesce(array_agg(detail order by seq) filter (where kind = 'escalated'), '{}') as escalations
             from fact where workspace_id = c.workspace_id and conversation_id = c.id) s
     where ${factsIn(asked, { kinds: ["opened"] })} and ${beyond}
     order by f.at, f.conversation_id limit ${limit}`,
  );
}
