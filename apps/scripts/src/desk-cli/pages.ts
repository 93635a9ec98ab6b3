import type { Conversation, ConversationView, Message } from "@frontdesk/contract";
import { conversationLimits, messageLimits } from "@frontdesk/contract";
import type { Client } from "./connection.ts";

/** All conversations of a view, the latest first, page by page. */
export async function* conversationsOf(client: Client, view: ConversationView): AsyncGenerator<Conversation> {
  let cursor: { at: string; id: string } | null = null;
  do {
    const limit = conversationLimits.pageMax;
    const { data }: Awaited<ReturnType<typeof client.conversation.list.query>> = await client.conversation.list.query({
      view,
      limit,
      cursor,
    });
    yield* data.rows;
    cursor = data.next;
  } while (cursor);
}

/** All messages of a conversation, oldest first. */
export async function messagesOf(client: Client, conversationId: string): Promise<Message[]> {
  const pages: Message[][] = [];
  let cursor: number | null = null;
  do {
    const limit = messageLimits.pageMax;
    const { data }: Awaited<ReturnType<typeof client.message.list.query>> = await client.message.list.query({
      conversationId,
      limit,
      cursor,
    });
    pages.unshift(data.rows);
    cursor = data.next;
  } while (cursor);
  return pages.flat();
}
