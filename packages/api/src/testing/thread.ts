import { withOpId } from "@frontdesk/client";
import type { Message } from "@frontdesk/contract";
import type { Caller } from "./callers.ts";

/** What stands in a conversation for somebody who may read it, oldest first. */
export async function threadOf(by: Caller, conversationId: string): Promise<Message[]> {
  return (await by.message.list.query({ conversationId })).data.rows;
}

/** Somebody answers in a conversation; resolves with the message as it stands there now. */
export function say(by: Caller, conversationId: string, text: string) {
  return by.message.send.mutate(withOpId({ conversationId, text, clientKey: crypto.randomUUID() }));
}
