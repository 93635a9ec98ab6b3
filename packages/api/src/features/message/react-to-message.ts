import type { Message } from "@frontdesk/contract";
import type { ReactToMessage } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { assertMayHandle, lockConversation } from "../conversation/index.ts";
import { type DeskReaction, findDeskReaction } from "./desk-reaction.queries.ts";
import { getMessage, lockMessage } from "./message.queries.ts";
import { boundParts, cancelReactions, insertFollowUp } from "./outbox.queries.ts";
import { progressMessage } from "./progress-message.ts";
import { putDeskReaction } from "./put-desk-reaction.ts";

/**
 * Puts the desk's one reaction to a message, in the place of any before it, or takes it back: a bot may have one (
 * https://core.telegram.org/bots/api#setmessagereaction). It shows at once; where Telegram refuses it, it goes again.
 * @throws not_found, conflict (not_yours, wrong_state, contact_blocked, contact_unreachable)
 */
export async function reactToMessage(desk: Desk, viewer: Viewer, input: ReactToMessage): Promise<Message> {
  const { db, workspaceId, now } = desk;
  const { messageId, emoji } = input;
  const { conversationId } = await getMessage(db, viewer, messageId);
  const held = await lockConversation(db, viewer, conversationId);
  await assertMayHandle(desk, viewer, held);
  if (held.isBlocked) throw new DeskError("conflict", "contact_blocked");
  const { botId, tgChatId: chatId } = held;
  if (!botId || chatId === null || held.reachable !== "yes") throw new DeskError("conflict", "contact_unreachable");
  const { state } = await lockMessage(db, viewer, messageId);
  const present = await findDeskReaction(db, { workspaceId, messageId });
  if ((present?.emoji ?? null) === emoji) return getMessage(db, viewer, messageId);
  const isAtTelegram = (await boundParts(db, { workspaceId, messageId })).size > 0;
  if ((state !== "received" && state !== "sent") || !isAtTelegram) throw new DeskError("conflict", "wrong_state");

  const reaction: DeskReaction | null = emoji && { emoji, authorKind: viewer.kind, authorId: viewer.actorId };
  await progressMessage(desk, { id: messageId, failure: null });
  await putDeskReaction(desk, { messageId, reaction });
  // What no bot has begun is not asked for any more.
  const untold = await cancelReactions(db, { workspaceId, messageId, now });
  const before = untold === undefined ? present : untold;
  const change = { kind: "react" as const, payload: { now: reaction, before } };
  await insertFollowUp(db, { workspaceId, botId, chatId, messageId, change });
  desk.wakeBot(botId);
  return getMessage(db, viewer, messageId);
}
