import { type ButtonDraft, formatText } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { lockConversation } from "../conversation/index.ts";
import { appendMessage } from "./append-message.ts";
import { insertButtons } from "./button.queries.ts";
import { insertParts } from "./outbox.queries.ts";
import { planParts } from "./plan-parts.ts";

interface Said {
  conversationId: string;
  text: string;
  buttons?: ButtonDraft[];
}

/**
 * Says something to a contact that nobody typed, as their bot, in the transaction of what caused it (R1). It is no human
 * answer: whoever waits goes on waiting, and a new conversation is the bot's until somebody is called or comes. Nothing
 * is said to whom the bot can't reach, and null stands for it; otherwise the message's id.
 */
export async function sayByItself(desk: Desk, { conversationId, text, buttons = [] }: Said): Promise<string | null> {
  const { db, workspaceId } = desk;
  const held = await lockConversation(db, desk.whole, conversationId);
  const { botId, tgChatId: chatId } = held;
  if (!botId || chatId === null || held.reachable !== "yes" || held.isBlocked) return null;

  const formatted = formatText(text);
  const hasButtons = buttons.length > 0;
  const isUntouched = held.state === "new" && held.assigneeId === null;
  const { messageId, announce } = await appendMessage(desk, held, {
    direction: "out",
    author: { kind: "bot", id: botId },
    ...formatted,
    afterPress: hasButtons ? "keep" : null,
    state: "queued",
    clientKey: null,
    conversationState: held.state,
    waitingSince: held.waitingSince,
    isAside: true,
    ...(isUntouched && { handledBy: "bot" as const }),
  });
  await insertButtons(db, { workspaceId, messageId, buttons });
  const planned = planParts({ ...formatted, files: [], special: null, hasButtons });
  const parts = planned.map((content, part) => ({ part, content }));
  await insertParts(db, { workspaceId, botId, chatId, messageId, parts });
  desk.wakeBot(botId);
  await announce();
  return messageId;
}
