import type { Message } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { getConversation, keysOfConversation } from "../conversation/index.ts";
import { getMessage } from "./message.queries.ts";

/** Tells those who see the thread how a message reads now. */
export async function announceEdit(desk: Desk, messageId: string): Promise<Message> {
  const message = await getMessage(desk.db, desk.whole, messageId);
  const conversation = await getConversation(desk.db, desk.whole, message.conversationId);
  desk.emit("message.edited", {
    subject: { type: "message", id: messageId },
    data: { message, conversation },
    scopeKeys: keysOfConversation(conversation),
  });
  return message;
}
