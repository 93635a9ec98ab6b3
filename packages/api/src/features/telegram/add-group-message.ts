import type { ApplyGroupMessage } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { type HeardRule, meetGroup, meetSender, noteParticipant } from "../group/index.ts";
import { attendTo } from "../reception/index.ts";
import type { Said } from "./bind-said.ts";
import { conversationOfGroup } from "./chat-conversation.ts";
import { takeIn } from "./take-in.ts";

export type GroupSaid = Said & Pick<ApplyGroupMessage, "threadId" | "from" | "isAddressed">;

/**
 * Makes a message of what was said in a held group, or a further part of the album it belongs to. The conversation is
 * with the group; the message is its author's, who takes part in it from then on.
 */
export async function addGroupMessage(duty: Duty, rule: HeardRule, said: GroupSaid): Promise<void> {
  const { desk, botId } = duty;
  const { threadId, from, text, entities, isAddressed } = said;
  const chatId = said.chat.tgChatId;
  const groupId = await meetGroup(desk, { botId, chatId, threadId });
  const authorId = await meetSender(desk, { botId, chatId, from });
  await noteParticipant(desk, { groupId, contactId: authorId, heardAt: new Date(said.sentAt) });
  const { inboxId } = rule;
  const conversation = await conversationOfGroup(duty, { contactId: groupId, inboxId, chatId, threadId });
  const isMessage = await takeIn(duty, { conversation, authorId, said });
  if (!isMessage) return;
  const { id: conversationId } = conversation;
  await attendTo(desk, { conversationId, inboxId, contactId: groupId, text, entities, group: { isAddressed } });
}
