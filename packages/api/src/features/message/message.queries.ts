import type {
  AfterPress,
  AuthorKind,
  Direction,
  ForwardOrigin,
  Message,
  MessageState,
  Named,
  Reply,
  SpecialContent,
  TextEntity,
} from "@frontdesk/contract";
import type { ListMessages } from "@frontdesk/contract/inputs";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Reach } from "../../access.ts";
import { found } from "../../desk-error.ts";
import { attachmentsOf } from "../attachment/index.ts";
import { changingConversation, getConversation, withinReach } from "../conversation/index.ts";
import { buttonsOf } from "./button.queries.ts";
import { reactionsOf } from "./reaction.queries.ts";
import { answered, replyIn } from "./reply.queries.ts";

export function messages(db: Reader) {
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
    .select(["g.mentions", "g.is_update as isUpdate", "g.after_press as afterPress"])
    .select((eb) => buttonsOf(db, { workspaceId: eb.ref("g.workspace_id"), id: eb.ref("g.id") }).as("buttons"))
    .select((eb) => reactionsOf(db, { workspaceId: eb.ref("g.workspace_id"), id: eb.ref("g.id") }).as("reactions"))
    .select((eb) => eb.fn.coalesce("p.name", "u.name", "k.name", sql<string>`''`).as("authorName"))
    .select((eb) => attachmentsOf(db, { workspaceId: eb.ref("g.workspace_id"), id: eb.ref("g.id") }).as("attachments"));
}

type Row = Awaited<ReturnType<ReturnType<typeof messages>["executeTakeFirstOrThrow"]>>;

export function toMessage({
  authorKind,
  authorId,
  authorName,
  answered,
  replyOutside,
  replyQuote,
  ...row
}: Row): Message {
  return {
    ...row,
    author: { kind: authorKind, id: authorId, name: authorName },
    entities: row.entities as TextEntity[],
    special: row.special as Message["special"],
    mentions: row.mentions as Named[],
    forwardedFrom: row.forwardedFrom as Message["forwardedFrom"],
    reply: replyIn({ answered, replyOutside, replyQuote }),
    editedAt: row.editedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

/**
 * One page of a thread in ascending order: the newest, those before a message, or those after one. `next` is the cursor of
 * the older page; `newer` the message after which the newer page begins, null where this one reaches to the end.
 * @throws not_found
 */
export async function pageOfMessages(db: Reader, reach: Reach, { conversationId, limit, cursor }: ListMessages) {
  const after = typeof cursor === "object" && cursor ? cursor.after : null;
  const before = typeof cursor === "number" ? cursor : null;
  const rows = await messages(db)
    .where("g.conversation_id", "=", conversationId)
    .where(withinReach(reach))
    .$if(before !== null, (query) => query.where("g.seq", "<", before ?? 0))
    .$if(after !== null, (query) => query.where("g.seq", ">", after ?? 0))
    .orderBy("g.seq", after === null ? "desc" : "asc")
    .limit(limit + 1)
    .execute();
  if (rows.length === 0) await getConversation(db, reach, conversationId);
  const page = rows.slice(0, limit).map(toMessage);
  const hasMore = rows.length > limit;
  // The numbers of a thread have no gaps (P4).
  if (after !== null)
    return { rows: page, next: after > 0 ? after + 1 : null, newer: hasMore ? (page.at(-1)?.seq ?? null) : null };
  page.reverse();
  return { rows: page, next: hasMore ? (page[0]?.seq ?? null) : null, newer: before === null ? null : before - 1 };
}

/** @throws not_found */
export async function getMessage(db: Reader, reach: Reach, id: string): Promise<Message> {
  return toMessage(found(await messages(db).where("g.id", "=", id).where(withinReach(reach)).executeTakeFirst()));
}

/** What a message says and holds, its files apart. */
export interface MessageContent {
  text: string;
  entities: TextEntity[];
  /** What a member typed. */
  source?: string | null;
  special?: SpecialContent | null;
  state: MessageState;
  clientKey: string | null;
  /** The message it answers and the words of it that were picked out; or what Telegram tells of one that isn't ours. */
  replyToId?: string | null;
  replyQuote?: string | null;
  replyOutside?: Pick<Reply, "authorName" | "excerpt"> | null;
  forwardedFrom?: ForwardOrigin | null;
  albumKey?: string | null;
  /** Whom a note calls. */
  mentions?: Named[];
  isUpdate?: boolean;
  /** Where it has buttons. */
  afterPress?: AfterPress | null;
  editedAt?: Date | null;
  /** Of an answer: since when somebody had waited for it. */
  answersSince?: Date | null;
}

interface NewMessage extends MessageContent {
  workspaceId: string;
  conversationId: string;
  seq: number;
  direction: Direction;
  author: { kind: AuthorKind; id: string | null };
  createdAt: Date;
}

/** Writes a message, and with it what it changes of its held conversation; returns its id. */
export async function insertMessage(
  db: Writer,
  message: NewMessage,
  patch: Parameters<typeof changingConversation>[1]["patch"],
): Promise<string> {
  const { special, replyOutside, forwardedFrom, workspaceId, conversationId: id, createdAt: now } = message;
  const row = await db
    .with("moved", (cte) => changingConversation(cte, { workspaceId, id, now, patch }))
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
      source: message.source ?? null,
      special: special ? JSON.stringify(special) : null,
      state: message.state,
      client_key: message.clientKey,
      reply_to_id: message.replyToId ?? null,
      reply_quote: message.replyQuote ?? null,
      reply_outside: replyOutside ? JSON.stringify(replyOutside) : null,
      forwarded_from: forwardedFrom ? JSON.stringify(forwardedFrom) : null,
      album_key: message.albumKey ?? null,
      mentions: JSON.stringify(message.mentions ?? []),
      is_update: message.isUpdate ?? false,
      after_press: message.afterPress ?? null,
      edited_at: message.editedAt ?? null,
      answers_since: message.answersSince ?? null,
      created_at: message.createdAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

interface MessageChange {
  workspaceId: string;
  id: string;
  now: Date;
  /** Whether it counts as edited from now on. */
  isEdit: boolean;
  patch: {
    text?: string;
    entities?: TextEntity[];
    source?: string | null;
    special?: SpecialContent | null;
    mentions?: Named[];
  };
}

/** Changes what a message says. */
export async function changeMessage(db: Writer, { workspaceId, id, now, isEdit, patch }: MessageChange): Promise<void> {
  const { entities, special, mentions, ...plain } = patch;
  await db
    .updateTable("message")
    .set((eb) => ({
      ...plain,
      ...(entities && { entities: JSON.stringify(entities) }),
      ...(special !== undefined && { special: special && JSON.stringify(special) }),
      ...(mentions && { mentions: JSON.stringify(mentions) }),
      ...(isEdit && { edited_at: now }),
      updated_at: now,
      version: eb("version", "+", 1),
    }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

interface Move {
  workspaceId: string;
  id: string;
  /** Without it the message stays where it stands. */
  state?: MessageState | undefined;
  failure: string | null;
  now: Date;
}

/**
 * Changes where a message stands; returns that, its new version, its thread, and what decides who sees that. Undefined
 * where it stands so already.
 */
export async function moveMessage(db: Writer, { workspaceId, id, state, failure, now }: Move) {
  return db
    .with("moved", (cte) =>
      cte
        .updateTable("message")
        .set((eb) => ({
          ...(state && { state }),
          ...(state === "deleted" && { deleted_at: now }),
          failure,
          updated_at: now,
          version: eb("version", "+", 1),
        }))
        .where("workspace_id", "=", workspaceId)
        .where("id", "=", id)
        .where((eb) =>
          eb.or([eb("failure", "is distinct from", failure), ...(state ? [eb("state", "<>", state)] : [])]),
        )
        .returning(["conversation_id", "version", "state"]),
    )
    .selectFrom("moved")
    .innerJoin("conversation as c", (join) =>
      join.onRef("c.id", "=", "moved.conversation_id").on("c.workspace_id", "=", workspaceId),
    )
    .select(["moved.version", "moved.state", "c.id as conversationId", "c.team_id as teamId"])
    .select(["c.inbox_id as inboxId", "c.assignee_id as assigneeId"])
    .executeTakeFirst();
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
  special: unknown;
  albumKey: string | null;
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
      .select(["g.entities", "g.special", "g.album_key as albumKey", "g.author_id as authorId", "g.version"])
      .where("g.id", "=", id)
      .where(withinReach(reach))
      .forUpdate("g")
      .executeTakeFirst(),
  );
}
