import type { Duty } from "../../duty.ts";
import { lockConversation } from "../conversation/index.ts";
import { findAwaitedComment, hearComment } from "../csat/index.ts";
import { commandIn } from "../reception/index.ts";
import type { PrivateSaid } from "./bind-said.ts";
import { takeIn } from "./take-in.ts";

/**
 * Takes what somebody says after they have rated how they were helped for a word on that, which opens nothing; whether it
 * was one. A command is none, but for the one by which they would rather not.
 */
export async function addComment(duty: Duty, said: PrivateSaid, contactId: string): Promise<boolean> {
  const { db, desk, botId, workspaceId } = duty;
  const chatId = said.chat.tgChatId;
  const command = commandIn(said.text, said.entities);
  const isSkip = command?.name === "skip";
  if (command && !isSkip) return false;
  const comment = await findAwaitedComment(db, { workspaceId, botId, chatId, now: desk.now });
  if (!comment) return false;
  const conversation = await lockConversation(db, desk.whole, comment.conversationId);
  if (conversation.isBlocked) return false;
  const isMessage = await takeIn(duty, { conversation, authorId: contactId, said, isAside: true });
  const { inboxId, lastSeq } = conversation;
  if (isMessage) await hearComment(desk, comment, { seq: lastSeq + 1, inboxId, contactId, botId, isSkip });
  return true;
}
