import type { Duty } from "../../duty.ts";
import {
  getConversation,
  insertConversation,
  keysOfConversation,
  type LockedConversation,
  lockConversation,
  lockLatestConversation,
} from "../conversation/index.ts";
import { getInboxOfBot } from "./chat.queries.ts";

/** The contact's conversation in the bot's inbox, held; opened where there is none yet. */
export async function conversationFor(
  { db, desk, botId, workspaceId }: Duty,
  { contactId, chatId }: { contactId: string; chatId: number },
): Promise<LockedConversation> {
  const inbox = await getInboxOfBot(db, { workspaceId, botId });
  const latest = await lockLatestConversation(db, desk.whole, { inboxId: inbox.id, contactId });
  if (latest) return latest;

  const id = await insertConversation(db, {
    workspaceId,
    inboxId: inbox.id,
    teamId: inbox.teamId,
    contactId,
    botId,
    tgChatId: chatId,
    now: desk.now,
  });
  const conversation = await getConversation(db, desk.whole, id);
  desk.emit("conversation.created", {
    subject: { type: "conversation", id },
    data: { conversation, was: null },
    scopeKeys: keysOfConversation(conversation),
  });
  return lockConversation(db, desk.whole, id);
}
