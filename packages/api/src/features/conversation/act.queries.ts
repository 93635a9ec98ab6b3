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

/** Writes held conversations as their acts leave them, in one statement. */
export async function writeWorked(
  db: Writer,
  { workspaceId, now, worked }: InWorkspace & { worked: Worked[] },
): Promise<void> {
  await sql`
    update conversation as c
       set state = w.state, assignee_id = w."assigneeId", team_id = w."teamId", priority = w.priority,
           tag_ids = w."tagIds", handled_by = w."handledBy", waiting_since = w."waitingSince",
           snoozed_until = w."snoozedUntil", closed_at = w."closedAt", escalated_at = w."escalatedAt",
           escalation_cause = w."escalationCause", escalation_reason = w."escalationReason",
           last_seq = w."lastSeq", version = c.version + 1, updated_at = ${now}
      from jsonb_to_recordset(${JSON.stringify(worked)}::jsonb) as w (
           id uuid, state text, "assigneeId" uuid, "teamId" uuid, priority text, "tagIds" uuid[], "handledBy" text,
           "waitingSince" timestamptz, "snoozedUntil" timestamptz, "closedAt" timestamptz, "escalatedAt" timestamptz,
           "escalationCause" text, "escalationReason" text, "lastSeq" integer)
     where c.workspace_id = ${workspaceId} and c.id = w.id`.execute(db);
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

/** A line of a thread that tells what was done. */
export interface NewLine {
  conversationId: string;
  seq: number;
  act: ConversationAct;
}

/** Whose name stands before a line; a rule speaks as the desk. */
export interface LineAuthor {
  kind: "contact" | "member" | "bot" | "api_token" | "system";
  id: string | null;
  name: string;
}

/** Puts a line at the end of each thread, in one statement; answers the new messages' ids by conversation. */
export async function insertLines(
  db: Writer,
  { workspaceId, now, author, lines }: InWorkspace & { author: LineAuthor; lines: NewLine[] },
): Promise<Map<string, string>> {
  const rows = await db
    .insertInto("message")
    .values(
      lines.map(({ conversationId, seq, act }) => ({
        workspace_id: workspaceId,
        conversation_id: conversationId,
        seq,
        direction: "system" as const,
        author_kind: author.kind,
        author_id: author.id,
        text: "",
        special: JSON.stringify({ kind: "act", act }),
        state: "received" as const,
        created_at: now,
        updated_at: now,
      })),
    )
    .returning(["id", "conversation_id as conversationId"])
    .execute();
  return new Map(rows.map(({ id, conversationId }) => [conversationId, id]));
}

/** Under which name an actor's lines go out, as the thread reads them back. */
export async function lineAuthorOf(db: Reader, workspaceId: string, { kind, id }: Actor): Promise<LineAuthor> {
  if (kind === "rule" || kind === "system" || !id) return { kind: "system", id: null, name: "" };
  if (kind === "bot") return { kind, id, name: "" };
  const row = await nameOf(db, workspaceId, { kind, id });
  return { kind, id, name: row?.name ?? "" };
}

function nameOf(
  db: Reader,
  workspaceId: string,
  { kind, id }: { kind: "contact" | "member" | "api_token"; id: string },
) {
  if (kind === "member")
    return db
      .selectFrom("member as m")
      .innerJoin("user as u", "u.id", "m.user_id")
      .select("u.name")
      .where("m.workspace_id", "=", workspaceId)
      .where("m.id", "=", id)
      .executeTakeFirst();
  return db
    .selectFrom(kind)
    .select("name")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Some conversations as they go out, by id. */
export async function listConversations(
  db: Reader,
  { workspaceId, ids }: { workspaceId: string; ids: string[] },
): Promise<Map<string, Conversation>> {
  const rows = await conversations(db).where("c.workspace_id", "=", workspaceId).where("c.id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, toConversation(row)]));
}
