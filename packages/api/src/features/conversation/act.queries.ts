import type {
  Conversation,
  ConversationAct,
  ConversationState,
  EscalationCause,
  Handler,
  Priority,
} from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Actor } from "../../access.ts";
import { conversations, toConversation } from "./conversation.queries.ts";

/** All of a conversation that an act may change. */
export interface Workable {
  state: ConversationState;
  assigneeId: string | null;
  teamId: string;
  priority: Priority;
  tagIds: string[];
  handledBy: Handler;
  waitingSince: Date | null;
  snoozedUntil: Date | null;
  /** Since when it is open, where it was taken up again. */
  openedAt: Date | null;
  closedAt: Date | null;
  escalatedAt: Date | null;
  escalationCause: EscalationCause | null;
  escalationReason: string | null;
}

/** The same as an act leaves it, with the number of the line that tells it. */
export interface Worked extends Workable {
  id: string;
  lastSeq: number;
}

interface InWorkspace {
  workspaceId: string;
  now: Date;
}

/** What an act leaves of a conversation, and the line of its thread that tells it. */
export interface WrittenAct {
  worked: Worked;
  act: ConversationAct;
}

/** A line of a thread, as it was written. */
export interface Line {
  messageId: string;
  author: LineAuthor;
}

/**
 * Writes held conversations as their acts leave them, and a line at the end of each thread, in one statement; answers the
 * lines by conversation.
 */
export async function writeActs(
  db: Writer,
  { workspaceId, now, actor, acts }: InWorkspace & { actor: Actor; acts: WrittenAct[] },
): Promise<Map<string, Line>> {
  const author = authorOf(actor);
  const written = acts.map(({ worked, act }) => ({ ...worked, special: { kind: "act", act } }));
  const { rows } = await sql<{ id: string; conversationId: string; name: string | null }>`
    with w as materialized (
           select * from jsonb_to_recordset(${JSON.stringify(written)}::jsonb) as w (
           id uuid, state text, "assigneeId" uuid, "teamId" uuid, priority text, "tagIds" uuid[], "handledBy" text,
           "waitingSince" timestamptz, "snoozedUntil" timestamptz, "openedAt" timestamptz, "closedAt" timestamptz, "escalatedAt" timestamptz,
           "escalationCause" text, "escalationReason" text, "lastSeq" integer, special jsonb)),
         worked as (
           update conversation as c
              set state = w.state, assignee_id = w."assigneeId", team_id = w."teamId", priority = w.priority,
                  tag_ids = w."tagIds", handled_by = w."handledBy", waiting_since = w."waitingSince",
                  snoozed_until = w."snoozedUntil", opened_at = w."openedAt", closed_at = w."closedAt",
                  escalated_at = w."escalatedAt",
                  escalation_cause = w."escalationCause", escalation_reason = w."escalationReason",
                  last_seq = w."lastSeq", version = c.version + 1, updated_at = ${now}
             from w where c.workspace_id = ${workspaceId} and c.id = w.id)
    insert into message (workspace_id, conversation_id, seq, direction, author_kind, author_id, text, special, state,
                         created_at, updated_at)
    select ${workspaceId}::uuid, w.id, w."lastSeq", 'system', ${author.kind}, ${author.id}::uuid, '', w.special, 'received',
           ${now}::timestamptz, ${now}::timestamptz
      from w
    returning id, conversation_id as "conversationId", ${nameOf(workspaceId, author)} as name`.execute(db);
  return new Map(
    rows.map(({ id, conversationId, name }) => [
      conversationId,
      { messageId: id, author: { ...author, name: name ?? "" } },
    ]),
  );
}

/** A tag put to a conversation, or taken from it. */
export interface Tagging {
  conversationId: string;
  tagId: string;
}

export async function insertTaggings(db: Writer, workspaceId: string, taggings: Tagging[]): Promise<void> {
  if (taggings.length === 0) return;
  await db
    .insertInto("conversation_tag")
    .values(
      taggings.map(({ conversationId, tagId }) => ({
        workspace_id: workspaceId,
        conversation_id: conversationId,
        tag_id: tagId,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteTaggings(db: Writer, workspaceId: string, taggings: Tagging[]): Promise<void> {
  if (taggings.length === 0) return;
  await sql`
    delete from conversation_tag as ct
     using jsonb_to_recordset(${JSON.stringify(taggings)}::jsonb) as t ("conversationId" uuid, "tagId" uuid)
     where ct.workspace_id = ${workspaceId} and ct.conversation_id = t."conversationId" and ct.tag_id = t."tagId"`.execute(
    db,
  );
}

/** Whose name stands before a line; a rule speaks as the desk. */
interface LineAuthor {
  kind: "contact" | "member" | "bot" | "api_token" | "system";
  id: string | null;
  name: string;
}

function authorOf({ kind, id }: Actor): Omit<LineAuthor, "name"> {
  if (kind === "rule" || kind === "system" || !id) return { kind: "system", id: null };
  return { kind, id };
}

/** Under which name an author's lines go out, as the thread reads them back. */
function nameOf(workspaceId: string, { kind, id }: Omit<LineAuthor, "name">) {
  if (kind === "system" || kind === "bot") return sql`null`;
  if (kind === "member")
    return sql`(select u.name from member as m join "user" as u on u.id = m.user_id
                 where m.workspace_id = ${workspaceId} and m.id = ${id})`;
  return sql`(select name from ${sql.table(kind)} as a where a.workspace_id = ${workspaceId} and a.id = ${id})`;
}

/** Some conversations as they go out, by id. */
export async function listConversations(
  db: Reader,
  { workspaceId, ids }: { workspaceId: string; ids: string[] },
): Promise<Map<string, Conversation>> {
  const rows = await conversations(db).where("c.workspace_id", "=", workspaceId).where("c.id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, toConversation(row)]));
}
