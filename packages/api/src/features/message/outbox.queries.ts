import type { AttachmentKind, Send, SendKind } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { DeskReaction } from "./desk-reaction.queries.ts";
import type { Part } from "./plan-parts.ts";

interface Addressed {
  workspaceId: string;
  botId: string;
  chatId: number;
  messageId: string;
}

interface NewParts extends Addressed {
  parts: { part: number; content: Part }[];
  /** Where in the line of the chat; behind all others without it. */
  position?: number | undefined;
  /** Held where their message is stuck: they must not go before the part that was not sent. */
  state?: "queued" | "held";
  notBefore?: Date | undefined;
}

/** Puts the sends of a message into the line of their chat, in the transaction that caused them (R2). */
export async function insertParts(db: Writer, sends: NewParts): Promise<void> {
  const { parts, position, state = "queued", notBefore, ...to } = sends;
  await db
    .insertInto("outbox")
    .values(
      parts.map(({ part, content: { kind, ...payload } }) => ({
        ...rowOf(to),
        kind,
        part,
        state,
        payload: JSON.stringify(payload),
        ...(position !== undefined && { position }),
        ...(notBefore && { not_before: notBefore }),
      })),
    )
    .execute();
}

/** What follows a message that was sent: Telegram is asked to change it. */
export type FollowUp =
  | {
      kind: "edit_text" | "edit_caption";
      part: number;
      payload: Pick<Extract<Send, { kind: "edit_text" }>, "text" | "entities"> & { hasButtons?: true };
    }
  | { kind: "edit_buttons"; part: number; payload: object }
  | { kind: "delete"; payload: DeletePayload }
  | { kind: "react"; payload: ReactPayload };

/** What is to be deleted at Telegram; and where a whole message goes, how it stands if it stays. */
export interface DeletePayload {
  tgMessageIds: number[];
  was: "sent" | "dismissed" | null;
}

/** The desk's new reaction, and the one before it, which stands again where Telegram refuses the new one. */
export interface ReactPayload {
  now: DeskReaction | null;
  before: DeskReaction | null;
}

/** Puts a change of what was sent behind all else of its chat. */
export async function insertFollowUp(db: Writer, { change, ...to }: Addressed & { change: FollowUp }): Promise<void> {
  const part = "part" in change ? change.part : 0;
  await db
    .insertInto("outbox")
    .values({ ...rowOf(to), kind: change.kind, part, payload: JSON.stringify(change.payload) })
    .execute();
}

function rowOf({ workspaceId, botId, chatId, messageId }: Addressed) {
  return { workspace_id: workspaceId, bot_id: botId, chat_id: chatId, message_id: messageId, class: "reply" as const };
}

interface OfMessage {
  workspaceId: string;
  messageId: string;
}

const isPart = sql<boolean>`kind like 'send\\_%'`;

export type LockedSend = Awaited<ReturnType<typeof lockSends>>[number];

/**
 * The sends of a message in order, held for this transaction; settled ones are forgotten after a while. Held before the
 * message, as the bot's duties do, so that neither waits for the other.
 */
export async function lockSends(db: Writer, { workspaceId, messageId }: OfMessage) {
  return db
    .selectFrom("outbox")
    .select(["id", "part", "state", "position"])
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .where(isPart)
    .orderBy("part")
    .forUpdate()
    .execute();
}

/** Changes what a send says: it goes so when it is sent, or sent again. */
export async function rewriteSend(
  db: Writer,
  { workspaceId, id, content: { kind: _, ...payload } }: { workspaceId: string; id: string; content: Part },
): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ payload: JSON.stringify(payload) })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

interface Settlement extends OfMessage {
  state: "queued" | "dismissed" | "cancelled";
  now: Date;
}

/** Settles what a message still has to send and no bot has begun: queued again at once, or never to be sent. */
export async function settleSends(db: Writer, { workspaceId, messageId, state, now }: Settlement): Promise<void> {
  const isOver = state !== "queued";
  await db
    .updateTable("outbox")
    .set({ state, not_before: now, attempts: 0, failure: null, lease_token: null, settled_at: isOver ? now : null })
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .where(isPart)
    .where("state", "in", ["queued", "leased", "held", "failed", "unknown"])
    .execute();
}

/** Takes one send back that no bot has begun. */
export async function cancelSend(
  db: Writer,
  { workspaceId, id, now }: { workspaceId: string; id: string; now: Date },
): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ state: "cancelled", settled_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

/** Takes back what no bot has begun to put to a message; returns the desk's reaction before that, undefined for nothing. */
export async function cancelReactions(
  db: Writer,
  { workspaceId, messageId, now }: OfMessage & { now: Date },
): Promise<ReactPayload["before"] | undefined> {
  const rows = await db
    .updateTable("outbox")
    .set({ state: "cancelled", settled_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .where("kind", "=", "react" satisfies SendKind)
    .where("state", "in", ["queued", "leased"])
    .returning(["payload", "position"])
    .execute();
  const [first] = rows.sort((one, other) => one.position - other.position);
  return first && (first.payload as ReactPayload).before;
}

/** The numbers that Telegram gave the parts of a message, by part. */
export async function boundParts(db: Reader, { workspaceId, messageId }: OfMessage): Promise<Map<number, number[]>> {
  const rows = await db
    .selectFrom("telegram_message")
    .select(["part", "tg_message_id as tgMessageId"])
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .orderBy("part")
    .orderBy("tg_message_id")
    .execute();
  const bound = new Map<number, number[]>();
  for (const { part, tgMessageId } of rows) bound.set(part, [...(bound.get(part) ?? []), tgMessageId]);
  return bound;
}

/** Forgets the parts of a message from one on: they are no longer of it. */
export async function unbindParts(
  db: Writer,
  { workspaceId, messageId, from }: OfMessage & { from: number },
): Promise<void> {
  await db
    .deleteFrom("telegram_message")
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .where("part", ">=", from)
    .execute();
}

/** The files of an outgoing message, in order. */
export async function filesToSend(
  db: Reader,
  { workspaceId, messageId }: OfMessage,
): Promise<{ id: string; kind: AttachmentKind }[]> {
  return db
    .selectFrom("attachment")
    .select(["id", "kind"])
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .where("replaced_at", "is", null)
    .orderBy("position")
    .execute();
}
