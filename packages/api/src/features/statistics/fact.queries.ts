import type { Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Fact } from "./facts-of.ts";

/** Has conversations counted anew, sooner or later. */
export async function putRecounts(
  db: Writer,
  { workspaceId, ids }: { workspaceId: string; ids: string[] },
): Promise<void> {
  await sql`
    insert into recount (workspace_id, conversation_id)
    select c.workspace_id, c.id from conversation c
     where c.workspace_id = ${workspaceId} and c.id = any(${ids}::uuid[])
    on conflict do nothing`.execute(db);
}

/** The same for all of an inbox, or all of the workspace where none is named. */
export async function putAllRecounts(
  db: Writer,
  { workspaceId, inboxId }: { workspaceId: string; inboxId: string | null },
): Promise<void> {
  await sql`
    insert into recount (workspace_id, conversation_id)
    select c.workspace_id, c.id from conversation c
     where c.workspace_id = ${workspaceId} and (${inboxId}::uuid is null or c.inbox_id = ${inboxId}::uuid)
    on conflict do nothing`.execute(db);
}

/** Takes some conversations that are to be counted, so that no other node counts them meanwhile. */
export async function takeRecounts(
  db: Writer,
  { workspaceId, limit }: { workspaceId: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from recount r using (
      select conversation_id from recount where workspace_id = ${workspaceId} limit ${limit} for update skip locked) due
     where r.workspace_id = ${workspaceId} and r.conversation_id = due.conversation_id
    returning r.conversation_id as id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Keeps the facts of some conversations in place of those they had; what is as it was is not written again. */
export async function putFacts(
  db: Writer,
  { workspaceId, ids, facts }: { workspaceId: string; ids: string[]; facts: Fact[] },
): Promise<void> {
  const made = sql`jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as n (
    "conversationId" uuid, kind text, seq integer, at timestamptz, count integer, seconds integer,
    "businessSeconds" integer, detail text, "memberId" uuid, "inboxId" uuid, "teamId" uuid, "assigneeId" uuid)`;
  await sql`
    delete from fact f
     where f.workspace_id = ${workspaceId} and f.conversation_id = any(${ids}::uuid[]) and not exists (
       select from ${made}
        where n."conversationId" = f.conversation_id and n.kind = f.kind and n.seq = f.seq
          and (n.at, n.count, n.seconds, n."businessSeconds", n.detail, n."memberId", n."inboxId", n."teamId", n."assigneeId")
              is not distinct from
              (f.at, f.count, f.seconds, f.business_seconds, f.detail, f.member_id, f.inbox_id, f.team_id, f.assignee_id))`.execute(
    db,
  );
  if (facts.length === 0) return;
  await sql`
    insert into fact (workspace_id, conversation_id, kind, seq, at, count, seconds, business_seconds, detail, member_id,
                      inbox_id, team_id, assignee_id)
    select ${workspaceId}::uuid, n."conversationId", n.kind, n.seq, n.at, n.count, n.seconds, n."businessSeconds", n.detail,
           n."memberId", n."inboxId", n."teamId", n."assigneeId"
      from ${made}
    on conflict do nothing`.execute(db);
}
