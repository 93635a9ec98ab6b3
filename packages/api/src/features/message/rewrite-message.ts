import {
  excerptOf,
  type Message,
  type Named,
  type SpecialContent,
  specialOf,
  type TextEntity,
} from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import {
  changeConversation,
  getConversation,
  keysOfConversation,
  type LockedConversation,
  standingOf,
} from "../conversation/index.ts";
import { changeMessage, getMessage, type LockedMessage } from "./message.queries.ts";
import { type Former, insertRevision } from "./revision.queries.ts";

interface Rewriting {
  held: LockedConversation;
  message: LockedMessage;
  text: string;
  entities: TextEntity[];
  source?: string | null;
  special?: SpecialContent | null;
  /** Whom a note calls from now on. */
  mentions?: Named[];
  /** What its history keeps: how it read, unless told otherwise; null for a change that is no edit, such as a step of a live location. */
  former?: Former | null;
}

/** Changes what a message of a held conversation says, keeps how it read, and tells those who see the thread or the queue. */
export async function rewriteMessage(desk: Desk, { held, message, former, ...patch }: Rewriting): Promise<Message> {
  const { db, workspaceId, now } = desk;
  const replaced = former === undefined ? { text: message.text, entities: message.entities } : former;
  if (replaced) await insertRevision(db, { workspaceId, messageId: message.id, ...replaced, replacedAt: now });
  await changeMessage(db, { workspaceId, id: message.id, now, isEdit: replaced !== null, patch });
  return announceRewritten(desk, { held, message, kind: "message.edited" });
}

interface Rewritten {
  held: LockedConversation;
  message: Pick<LockedMessage, "id" | "seq">;
  kind: "message.edited" | "message.extended";
}

/** Tells how a message of a held conversation reads now, in its thread and, where it is the last one, in the queue. */
export async function announceRewritten(desk: Desk, { held, message, kind }: Rewritten): Promise<Message> {
  const { db, workspaceId, now, whole } = desk;
  const rewritten = await getMessage(db, whole, message.id);
  if (message.seq === held.lastMessageSeq) {
    const { text, attachments: files } = rewritten;
    const special = specialOf(rewritten);
    const patch = { last_message: excerptOf({ text, special, files }) };
    await changeConversation(db, { workspaceId, id: held.id, now, patch });
  }
  const conversation = await getConversation(db, whole, held.id);
  const told = { subject: { type: "message", id: message.id }, scopeKeys: keysOfConversation(conversation) };
  if (kind === "message.edited") desk.emit(kind, { ...told, data: { message: rewritten, conversation } });
  else desk.emit(kind, { ...told, data: { message: rewritten, conversation, was: standingOf(held) } });
  return rewritten;
}
