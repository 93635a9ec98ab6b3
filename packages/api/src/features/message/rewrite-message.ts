import type { Message, TextEntity } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import {
  changeConversation,
  getConversation,
  keysOfConversation,
  type LockedConversation,
} from "../conversation/index.ts";
import { excerptOf } from "./excerpt.ts";
import { getMessage, type LockedMessage, reviseMessage } from "./message.queries.ts";

interface Rewriting {
  held: LockedConversation;
  message: LockedMessage;
  text: string;
  entities: TextEntity[];
}

/** Changes how a message of a held conversation reads, keeps how it read, and tells those who see the thread or the queue. */
export async function rewriteMessage(desk: Desk, { held, message, text, entities }: Rewriting): Promise<Message> {
  const { db, workspaceId, now, whole } = desk;
  await reviseMessage(db, { workspaceId, message, text, entities, now });
  const rewritten = await getMessage(db, whole, message.id);
  if (message.seq === held.lastSeq) {
    const patch = { last_message: excerptOf(text, rewritten.attachments.length > 0) };
    await changeConversation(db, { workspaceId, id: held.id, now, patch });
  }
  const conversation = await getConversation(db, whole, held.id);
  desk.emit("message.edited", {
    subject: { type: "message", id: message.id },
    data: { message: rewritten, conversation },
    scopeKeys: keysOfConversation(conversation),
  });
  return rewritten;
}
