import type { GroupSender } from "@frontdesk/contract/inputs";

/** By what a contact that is a group, or a topic of one, is known beside people: Telegram's numbers of it. */
export function keyOfGroup({ chatId, threadId }: { chatId: number; threadId: number | null }): string {
  return threadId === null ? `${chatId}` : `${chatId}/${threadId}`;
}

/** The same of whoever speaks in a group. */
export function keyOfSender(from: GroupSender): string {
  return from.kind === "person" ? `${from.tgUserId}` : keyOfGroup({ chatId: from.tgChatId, threadId: null });
}
