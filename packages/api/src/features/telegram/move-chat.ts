import type { ApplyMigration } from "@frontdesk/contract/inputs";
import type { Desk } from "../../desk.ts";
import type { Duty } from "../../duty.ts";
import { announceGroup } from "../group/index.ts";
import { progressMessage } from "../message/index.ts";
import { moveStaffGroup } from "../staff-group/index.ts";
import { copyChat, moveContents, requeueSend } from "./move-chat.queries.ts";
import { settleUpdate } from "./update.queries.ts";

interface Move {
  botId: string;
  from: number;
  to: number;
}

/** T10: a group became a supergroup, so its conversations, and what is to be sent to it, go to the new number. */
async function moveChat(desk: Desk, { botId, from, to }: Move): Promise<void> {
  if (from === to) return;
  const { db, workspaceId, now } = desk;
  await copyChat(db, { workspaceId, botId, from, to, now });
  await moveContents(db, { workspaceId, botId, from, to, now });
  await moveStaffGroup(desk, { botId, from, to });
  for (const chatId of [from, to]) await announceGroup(desk, { botId, chatId });
}

/** Applies Telegram's word that a group moved; told from both ends of the move, it changes nothing the second time. */
export async function applyMigration({ db, desk, botId, workspaceId }: Duty, input: ApplyMigration) {
  const { updateId, fromTgChatId: from, toTgChatId: to } = input;
  const isFresh = await settleUpdate(db, { workspaceId, botId, updateId, state: "applied", now: desk.now });
  if (isFresh) await moveChat(desk, { botId, from, to });
  return { applied: isFresh };
}

/** Moves a chat because a send to it was answered so, and lets the send follow: Telegram certainly did not accept it. */
export async function sendElsewhere(
  desk: Desk,
  { id, messageId, ...move }: Move & { id: string; messageId: string | null },
): Promise<void> {
  const { db, workspaceId, now } = desk;
  await moveChat(desk, move);
  await requeueSend(db, { workspaceId, id, chatId: move.to, now });
  if (messageId) await progressMessage(desk, { id: messageId, state: "queued", failure: null });
  desk.wakeBot(move.botId);
}
