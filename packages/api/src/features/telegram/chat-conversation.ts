import { goesOn, type Inbox, isLive } from "@frontdesk/contract";
import type { Duty } from "../../duty.ts";
import { isBlocked } from "../contact/index.ts";
import {
  changeConversation,
  getConversation,
  holdPresent,
  insertConversation,
  keysOfConversation,
  type LockedConversation,
  lockConversation,
  lockLatestConversationIn,
  lockLatestConversationWith,
} from "../conversation/index.ts";
import { getInbox, getInboxOfBot } from "../inbox/index.ts";
import { isTeam } from "../team/index.ts";

interface Chat {
  contactId: string;
  chatId: number;
  /** The topic of a forum. */
  threadId?: number | null;
}

/**
 * The contact's conversation in the bot's inbox, held: the live one; one that is over, where the inbox's policy lets it
 * go on (D6); or a new one. With somebody who is blocked nothing opens: it is the latest, or one that is over at once. The
 * chat must be held, so that of two messages at once the second finds what the first made.
 */
export async function conversationFor(duty: Duty, chat: Chat): Promise<LockedConversation> {
  const { db, desk, botId, workspaceId } = duty;
  const latest = await lockLatestConversationWith(db, desk.whole, { botId, ...chat });
  if (latest && (isLive(latest.state) || latest.isBlocked)) return latest;
  return goOnOrOpen(duty, chat, { latest, inbox: await getInboxOfBot(db, { workspaceId, botId }) });
}

/** The same of a group, or of a topic of it, in the inbox that it is heard for. */
export async function conversationOfGroup(
  duty: Duty,
  { inboxId, ...chat }: Chat & { inboxId: string },
): Promise<LockedConversation> {
  const { db, desk, workspaceId } = duty;
  const latest = await lockLatestConversationIn(db, desk.whole, { inboxId, contactId: chat.contactId });
  if (latest && (isLive(latest.state) || latest.isBlocked)) return latest;
  return goOnOrOpen(duty, chat, { latest, inbox: await getInbox(db, { workspaceId, inboxId }) });
}

async function goOnOrOpen(
  duty: Duty,
  chat: Chat,
  { latest, inbox }: { latest: LockedConversation | undefined; inbox: Inbox },
): Promise<LockedConversation> {
  const { db, desk, workspaceId } = duty;
  if (!latest || !goesOn(inbox, latest, desk.now)) return openConversation(duty, { ...chat, inbox });
  const { id } = latest;
  const isTeamGone = !(await isTeam(db, { workspaceId, teamId: latest.teamId }));
  const holders = latest.assigneeId ? [latest.assigneeId] : [];
  const here = await holdPresent(db, { workspaceId, memberIds: holders });
  const isHolderGone = here.size < holders.length;
  if (isTeamGone || isHolderGone) {
    const patch = {
      ...(isTeamGone && { team_id: inbox.teamId }),
      ...(isHolderGone && { assignee_id: null, handled_by: "none" as const }),
    };
    await changeConversation(db, { workspaceId, id, now: desk.now, patch });
  }
  return latest;
}

async function openConversation(
  { db, desk, botId, workspaceId }: Duty,
  { contactId, chatId, threadId = null, inbox }: Chat & { inbox: { id: string; teamId: string } },
): Promise<LockedConversation> {
  const id = await insertConversation(db, {
    workspaceId,
    inboxId: inbox.id,
    teamId: inbox.teamId,
    contactId,
    botId,
    tgChatId: chatId,
    tgThreadId: threadId,
    isOver: await isBlocked(db, { workspaceId, id: contactId }),
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
