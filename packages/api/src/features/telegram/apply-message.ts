import type { ConversationState } from "@frontdesk/contract";
import type { ApplyMessage } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { insertPending } from "../attachment/index.ts";
import { meetTelegramPerson } from "../contact/index.ts";
import {
  getConversation,
  insertConversation,
  keysOfConversation,
  type LockedConversation,
  lockConversation,
  lockLatestConversation,
} from "../conversation/index.ts";
import { appendMessage } from "../message/index.ts";
import { getInboxOfBot, putPrivateChat } from "./chat.queries.ts";
import { announceReachability } from "./reachability.ts";
import { bindMessage, findMessageId } from "./telegram-message.queries.ts";
import { settleUpdate } from "./update.queries.ts";

/**
 * P5: turns a person's Telegram message into one of their conversation, and settles its update in the same
 * transaction. What was applied before, or is known under another update, changes nothing.
 */
export async function applyMessage(duty: Duty, input: ApplyMessage): Promise<{ applied: boolean }> {
  const { db, desk, botId, workspaceId } = duty;
  const chatId = input.chat.tgChatId;
  const isFresh = await settleUpdate(db, {
    workspaceId,
    botId,
    updateId: input.updateId,
    state: "applied",
    now: desk.now,
  });
  if (!isFresh) return { applied: false };
  const returned = await putPrivateChat(db, { workspaceId, botId, chatId, title: input.from.name, now: desk.now });
  // Looked for with the chat held, so that of two updates with one message the second sees what the first one made.
  if (await findMessageId(db, { workspaceId, botId, chatId, tgMessageId: input.tgMessageId }))
    return { applied: false };

  const contactId = await meetTelegramPerson(desk, input.from);
  const conversation = await conversationFor(duty, { contactId, chatId });
  if (returned) await announceReachability(desk, { botId, chatId, reachable: "yes" });

  const { messageId, announce } = await appendMessage(desk, conversation, {
    direction: "in",
    author: { kind: "contact", id: contactId },
    text: input.text,
    entities: input.entities,
    state: "received",
    clientKey: null,
    hasPhoto: input.file !== null,
    conversationState: stateAfterInbound(conversation.state),
    waitingSince: conversation.waitingSince ?? desk.now,
  });
  await bindMessage(db, { workspaceId, botId, chatId, messageId, tgMessageIds: [input.tgMessageId] });
  if (input.file) {
    await insertPending(db, { workspaceId, messageId, botId, file: input.file });
    desk.wakeBot(botId);
  }
  await announce();
  return { applied: true };
}

/** The contact's conversation in the bot's inbox, held; opened where there is none yet. */
async function conversationFor(
  duty: Duty,
  { contactId, chatId }: { contactId: string; chatId: number },
): Promise<LockedConversation> {
  const { db, desk, botId, workspaceId } = duty;
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

function stateAfterInbound(state: ConversationState): ConversationState {
  return state === "new" ? "new" : "open";
}
