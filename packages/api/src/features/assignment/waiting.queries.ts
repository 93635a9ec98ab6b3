import { languageOf, presenceLimits, type TextLanguage } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";

/** What of a conversation decides who gets it. */
export interface Wanted {
  language: TextLanguage | null;
  /** A colleague called for a senior. */
  needsSenior: boolean;
  lastHandlerId: string | null;
  /** Whoever gave it away just now, who is not given it back before the person writes again. */
  gaveItAwayId: string | null;
}

interface Waiting {
  workspaceId: string;
  inboxIds: string[];
  /** Only these conversations count; null for all. */
  among: readonly string[] | null;
}

/** The teams in whose queues something waits to be given out. */
export async function listTeamsWaiting(db: Reader, { workspaceId, inboxIds, among }: Waiting): Promise<string[]> {
  const rows = await db
    .selectFrom("conversation")
    .select("team_id as id")
    .distinct()
    .where("workspace_id", "=", workspaceId)
    .where("assignee_id", "is", null)
    .where(sql<boolean>`state in ('new', 'open')`)
    .where("inbox_id", "in", inboxIds)
    .$if(among !== null, (query) => query.where(sql<boolean>`id = any(${among}::uuid[])`))
    .execute();
  return rows.map(({ id }) => id);
}

interface Asked {
  workspaceId: string;
  ids: string[];
  /** Whether anybody wants to know who answered last: it takes a look into each thread. */
  looksForHandlers: boolean;
}

/** What decides who gets some conversations, by their ids. */
export async function listWanted(db: Reader, asked: Asked): Promise<Map<string, Wanted>> {
  const rows = await db.selectFrom(wantedRows(asked).as("wanted")).selectAll().execute();
  return new Map(rows.map(({ id, language, ...row }) => [id, { ...row, language: languageOf(language) }]));
}

function wantedRows({ workspaceId, ids, looksForHandlers }: Asked) {
  return sql<Omit<Wanted, "language"> & { id: string; language: string | null }>`(
    select c.id, p.language, c.escalation_cause is not distinct from 'member' as "needsSenior",
           case when ${looksForHandlers} then coalesce((select m.author_id from message as m
                      where m.workspace_id = c.workspace_id and m.conversation_id = c.id
                        and m.direction = 'out' and m.author_kind = 'member'
                      order by m.seq desc limit 1),
                    (select o.assignee_id from conversation as o
                      where o.workspace_id = c.workspace_id and o.contact_id = c.contact_id and o.id <> c.id
                        and o.assignee_id is not null
                      order by o.last_message_at desc limit 1)) end as "lastHandlerId",
           (select m.author_id from message as m
             where m.workspace_id = c.workspace_id and m.conversation_id = c.id and m.seq = c.last_seq
               and m.direction = 'system' and m.author_kind = 'member'
               and m.special -> 'act' ->> 'name' in ('released', 'escalated', 'transferred', 'assigned')
           ) as "gaveItAwayId"
      from conversation as c
      join contact as p on p.workspace_id = c.workspace_id and p.id = c.contact_id
     where c.workspace_id = ${workspaceId} and c.id = any(${ids}::uuid[]))`;
}

/** The workspaces, of some or of all, in which something waits to be given out and somebody is online to get it. */
export async function listWorkspacesToAssign(
  db: Reader,
  { among, now }: { among: readonly string[] | null; now: Date },
): Promise<string[]> {
  const since = new Date(now.getTime() - presenceLimits.expiryMs);
  const places = sql<{ id: string }>`(
    select distinct a.workspace_id as id
      from assignment_policy as a
     where a.mode <> 'off' and (${among}::uuid[] is null or a.workspace_id = any(${among}::uuid[]))
       and exists (
           select from presence as p
             join member as m on m.workspace_id = p.workspace_id and m.id = p.member_id
            where p.workspace_id = a.workspace_id and p.is_active and p.beaten_at > ${since}
              and m.status = 'active' and m.availability = 'online')
       and exists (
           select from conversation as c
            where c.workspace_id = a.workspace_id and c.inbox_id = a.inbox_id and c.assignee_id is null
              and c.state in ('new', 'open')))`;
  const rows = await db.selectFrom(places.as("place")).select("id").execute();
  return rows.map(({ id }) => id);
}
