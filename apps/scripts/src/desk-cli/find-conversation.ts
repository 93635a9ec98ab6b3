import type { Conversation } from "@frontdesk/contract";
import { Complaint } from "./complaint.ts";
import type { Client } from "./connection.ts";
import { conversationsOf } from "./pages.ts";

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A conversation by its id, or by the number people know it under (`#42`, `42`). @throws Complaint for anything else */
export async function findConversation(client: Client, name: string): Promise<Conversation> {
  if (id.test(name)) return (await client.conversation.get.query({ conversationId: name })).data;
  const number = Number(/^#?(\d{1,9})$/.exec(name)?.[1]);
  if (!number) throw new Complaint(`"${name}" is neither a conversation's number nor its id: see conversation list.`);
  for (const view of ["open", "closed"] as const)
    for await (const conversation of conversationsOf(client, view))
      if (conversation.number === number) return conversation;
  throw new Complaint(`There is no conversation #${number} among those you may see.`);
}
