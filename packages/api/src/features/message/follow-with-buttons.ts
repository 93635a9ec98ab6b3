import type { Desk } from "../../desk.ts";
import type { LockedConversation } from "../conversation/index.ts";
import { boundParts, insertFollowUp } from "./outbox.queries.ts";

/** Has Telegram show the buttons of a message as they stand now: the choice marked, or none any more. */
export async function followWithButtons(
  desk: Desk,
  { held, messageId }: { held: LockedConversation; messageId: string },
): Promise<void> {
  const { db, workspaceId } = desk;
  const { botId, tgChatId: chatId } = held;
  if (!botId || chatId === null) return;
  // They are under the last part.
  const part = Math.max(0, ...(await boundParts(db, { workspaceId, messageId })).keys());
  const change = { kind: "edit_buttons" as const, part, payload: {} };
  await insertFollowUp(db, { workspaceId, botId, chatId, messageId, change });
  desk.wakeBot(botId);
}
