import { goesOn, isLive } from "@frontdesk/contract";
import type { Duty } from "../../duty.ts";
import {
  changeConversation,
  getConversation,
  insertConversation,
  keysOfConversation,
  type LockedConversation,
  lockConversation,
  lockLatestConversationWith,
} from "../conversation/index.ts";
import { getInboxOfBot } from "../inbox/index.ts";
import { isTeam } from "../team/index.ts";

interface Chat {
  contactId: string;
  chatId: number;
}

/**
 * The contact's conversation in the bot's inbox, held: the live one; one that is over, where the inbox's policy lets it
 * go on (D6); or a new one. The chat must be held, so that of two messages at once the second finds what the first made.
 */
export async function conversationFor(duty: Duty, chat: Chat): Promise<LockedConversation> {
  const { db, desk, botId, workspaceId } = duty;
  const latest = await lockLatestConversationWith(db, desk.whole, { botId, contactId: chat.contactId });
  if (latest && isLive(latest.state)) return latest;

  const inbox = await getInboxOfBot(db, { workspaceId, botId });
  if (!latest || !goesOn(inbox, latest, desk.now)) return openConversation(duty, { ...chat, inbox });
  if (!(await isTeam(db, { workspaceId, teamId: latest.teamId }))) {
    const patch = { team_id: inbox.teamId };
    await changeConversation(db, { workspaceId, id: latest.id, now: desk.now, patch });
  }
  return latest;
}

async function openConversation(
  { db, desk, botId, workspaceId }: Duty,
  { contactId, chatId, inbox }: Chat & { inbox: { id: string; teamId: string } },
): Promise<LockedConversation> {
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
