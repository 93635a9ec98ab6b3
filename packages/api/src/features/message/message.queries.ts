import type { AuthorKind, Direction, Message, MessageRevision, MessageState, TextEntity } from "@frontdesk/contract";
import type { ListMessages } from "@frontdesk/contract/inputs";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Reach } from "../../access.ts";
import { found } from "../../desk-error.ts";
import { attachmentsOf } from "../attachment/index.ts";
import { getConversation, withinReach } from "../conversation/index.ts";
import { reactionsOf } from "./reaction.queries.ts";
import { answered, replyIn } from "./reply.queries.ts";

function messages(db: Reader) {
  return db
    .selectFrom("message as g")
    .innerJoin("conversation as c", (join) =>
      join.onRef("c.workspace_id", "=", "g.workspace_id").onRef("c.id", "=", "g.conversation_id"),
    )
    .leftJoin("contact as p", (join) =>
      join.onRef("p.workspace_id", "=", "g.workspace_id").onRef("p.id", "=", "g.author_id"),
    )
    .leftJoin("member as m", (join) =>
      join.onRef("m.workspace_id", "=", "g.workspace_id").onRef("m.id", "=", "g.author_id"),
    )
    .leftJoin("user as u", "u.id", "m.user_id")
    .leftJoin("api_token as k", (join) =>
      join.onRef("k.workspace_id", "=", "g.workspace_id").onRef("k.id", "=", "g.author_id"),
    )
    .select(["g.id", "g.conversation_id as conversationId", "g.seq", "g.direction", "g.text", "g.entities", "g.state"])
    .select(["g.failure", "g.client_key as clientKey", "g.edited_at as editedAt", "g.created_at as createdAt"])
    .select(["g.version", "g.author_kind as authorKind", "g.author_id as authorId", "g.source", "g.special"])
    .select(["g.forwarded_from as forwardedFrom", "g.reply_outside as replyOutside", "g.reply_quote as replyQuote"])
    .select((eb) => answered(db, { workspaceId: eb.ref("g.workspace_id"), id: eb.ref("g.reply_to_id") }).as("answered"))
    .select((eb) => reactionsOf(db, { workspaceId: eb.ref("g.workspace_id"), id: eb.ref("g.id") }).as("reactions"))
    .select((eb) => eb.fn.coalesce("p.name", "u.name", "k.name", sql<string>`''`).as("authorName"))
    .select((eb) => attachmentsOf(db, { workspaceId: eb.ref("g.workspace_id"), id: eb.ref("g.id") }).as("attachments"));
}

type Row = Awaited<ReturnType<ReturnType<typeof messages>["executeTakeFirstOrThrow"]>>;

function toMessage({ authorKind, authorId, authorName, answered, replyOutside, replyQuote, ...row }: Row): Message {
  return {
    ...row,
    author: { kind: authorKind, id: authorId, name: authorName },
    entities: row.entities as TextEntity[],
    special: row.special as Message["special"],
    forwardedFrom: row.forwardedFrom as Message["forwardedFrom"],
    reply: replyIn({ answered, replyOutside, replyQuote }),
    editedAt: row.editedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

/**
 * One page of a thread, the newest messages first to come, in ascending order; `next` is the older page's cursor.
 * @throws not_found
 */
export async function pageOfMessages(db: Reader, reach: Reach, { conversationId, limit, cursor }: ListMessages) {
  const rows = await messages(db)
    .where("g.conversation_id", "=", conversationId)
    .where(withinReach(reach))
    .$if(Boolean(cursor), (query) => query.where("g.seq", "<", cursor ?? 0))
    .orderBy("g.seq", "desc")
    .limit(limit + 1)
    .execute();
  if (rows.length === 0) await getConversation(db, reach, conversationId);
  const page = rows.slice(0, limit).reverse().map(toMessage);
  return { rows: page, next: rows.length > limit ? (page[0]?.seq ?? null) : null };
}

/** @throws not_found */
export async function getMessage(db: Reader, reach: Reach, id: string): Promise<Message> {
  return toMessage(found(await messages(db).where("g.id", "=", id).where(withinReach(reach)).executeTakeFirst()));
}

/** How a message read before each of its edits, the oldest first. */
export async function listRevisions(db: Reader, reach: Reach, messageId: string): Promise<MessageRevision[]> {
  await getMessage(db, reach, messageId);
  const rows = await db
    .selectFrom("message_revision")
    .select(["revision", "text", "replaced_at as replacedAt"])
    .where("workspace_id", "=", reach.workspaceId)
    .where("message_id", "=", messageId)
    .orderBy("revision")
    .execute();
  return rows.map((row) => ({ ...row, replacedAt: row.replacedAt.toISOString() }));
}

interface NewMessage {
  workspaceId: string;
  conversationId: string;
  seq: number;
  direction: Direction;
  author: { kind: AuthorKind; id: string | null };
  text: string;
  entities: TextEntity[];
  state: MessageState;
  clientKey: string | null;
  createdAt: Date;
}

export async function insertMessage(db: Writer, message: NewMessage): Promise<string> {
  const row = await db
    .insertInto("message")
    .values({
      workspace_id: message.workspaceId,
      conversation_id: message.conversationId,
      seq: message.seq,
      direction: message.direction,
      author_kind: message.author.kind,
      author_id: message.author.id,
      text: message.text,
      entities: JSON.stringify(message.entities),
      state: message.state,
      client_key: message.clientKey,
      created_at: message.createdAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

interface Revision {
  workspaceId: string;
  message: LockedMessage;
  text: string;
  entities: TextEntity[];
  now: Date;
}

/** Keeps how a message read, then changes its text. */
export async function reviseMessage(
  db: Writer,
  { workspaceId, message, text, entities, now }: Revision,
): Promise<void> {
  await db
    .insertInto("message_revision")
    .columns(["workspace_id", "message_id", "revision", "text", "entities", "replaced_at"])
    .expression((eb) =>
      eb
        .selectFrom("message as g")
        .select(["g.workspace_id", "g.id"])
        .select((inner) =>
          inner
            .selectFrom("message_revision as r")
            .select(sql<number>`coalesce(max(r.revision), 0) + 1`.as("revision"))
            .where("r.workspace_id", "=", workspaceId)
            .where("r.message_id", "=", message.id)
            .as("revision"),
        )
        .select(["g.text", "g.entities", sql<Date>`${now}::timestamptz`.as("replaced_at")])
        .where("g.workspace_id", "=", workspaceId)
        .where("g.id", "=", message.id),
    )
    .execute();
  await db
    .updateTable("message")
    .set((eb) => ({
      text,
      entities: JSON.stringify(entities),
      edited_at: now,
      updated_at: now,
      version: eb("version", "+", 1),
    }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", message.id)
    .execute();
}

interface Move {
  workspaceId: string;
  id: string;
  state: MessageState;
  failure: string | null;
  now: Date;
}

/** Changes where a message stands; returns its new version, its thread, and what decides who sees that. */
export async function moveMessage(db: Writer, { workspaceId, id, state, failure, now }: Move) {
  return db
    .with("moved", (cte) =>
      cte
        .updateTable("message")
        .set((eb) => ({ state, failure, updated_at: now, version: eb("version", "+", 1) }))
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", id)
        .returning(["conversation_id", "version"]),
    )
    .selectFrom("moved")
    .innerJoin("conversation as c", (join) =>
      join.onRef("c.id", "=", "moved.conversation_id").on("c.workspace_id", "=", workspaceId),
    )
    .select(["moved.version", "c.id as conversationId", "c.team_id as teamId"])
    .select(["c.inbox_id as inboxId", "c.assignee_id as assigneeId"])
    .executeTakeFirstOrThrow();
}

export interface LockedMessage {
  id: string;
  conversationId: string;
  seq: number;
  state: MessageState;
  direction: Direction;
  authorId: string | null;
  text: string;
  entities: unknown;
  version: number;
}

/** Holds a message for this transaction. @throws not_found */
export async function lockMessage(db: Writer, reach: Reach, id: string): Promise<LockedMessage> {
  return found(
    await db
      .selectFrom("message as g")
      .innerJoin("conversation as c", (join) =>
        join.onRef("c.workspace_id", "=", "g.workspace_id").onRef("c.id", "=", "g.conversation_id"),
      )
      .select(["g.id", "g.conversation_id as conversationId", "g.seq", "g.state", "g.direction", "g.text"])
      .select(["g.entities", "g.author_id as authorId", "g.version"])
      .where("g.id", "=", id)
      .where(withinReach(reach))
      .forUpdate()
      .executeTakeFirst(),
  );
}
