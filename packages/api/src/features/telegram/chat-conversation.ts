import type { Duty } from "../../duty.ts";
import {
  getConversation,
  insertConversation,
  keysOfConversation,
  type LockedConversation,
  lockConversation,
  lockLatestConversationWith,
} from "../conversation/index.ts";
import { getInboxOfBot } from "./chat.queries.ts";

/** The contact's conversation in the bot's inbox, held; opened where there is none yet. */
export async function conversationFor(
  { db, desk, botId, workspaceId }: Duty,
  { contactId, chatId }: { contactId: string; chatId: number },
): Promise<LockedConversation> {
  const latest = await lockLatestConversationWith(db, desk.whole, { botId, contactId });
  if (latest) return latest;

  const inbox = await getInboxOfBot(db, { workspaceId, botId });
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
