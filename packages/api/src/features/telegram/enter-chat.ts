import type { Duty } from "../../duty.ts";
import type { PrivateSaid } from "./bind-said.ts";
import { putPrivateChat, settleInChat } from "./chat.queries.ts";
import { announceReachability } from "./reachability.ts";
import { type Bond, findBond } from "./telegram-message.queries.ts";

/**
 * P5: settles the update of what a person said and holds their chat, so that of two updates with one message the second
 * sees what the first one made. Null where the update was settled before.
 */
export async function enterChat(
  { db, desk, botId, workspaceId }: Duty,
  { updateId, chat, from, tgMessageId }: Pick<PrivateSaid, "updateId" | "chat" | "from" | "tgMessageId">,
): Promise<{ bond: Bond | undefined } | null> {
  const { now } = desk;
  const chatId = chat.tgChatId;
  const entered = await settleInChat(db, { workspaceId, botId, updateId, chatId, now });
  if (!entered) return null;
  const { chat: known } = entered;
  const hasReturned = await putPrivateChat(db, { workspaceId, botId, chatId, title: from.name, known, now });
  if (hasReturned) await announceReachability(desk, { botId, chatId });
  return { bond: await findBond(db, { workspaceId, botId, chatId, tgMessageId }) };
}
