import type { ApplyGroupReaction } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { isSpeakerBlocked, meetSender } from "../group/index.ts";
import { lockMessage, putReactions } from "../message/index.ts";
import { hearReactionForStaff } from "./hear-for-staff.ts";
import { speakerBlocked } from "./hear-in-group.ts";
import { ignoreUpdate } from "./settle-update.ts";
import { findBond } from "./telegram-message.queries.ts";
import { settleUpdate } from "./update.queries.ts";

/**
 * P5: somebody's reactions to a message of a group become what they are in Telegram now. Of one person's the word that
 * comes last counts: a group's updates are applied in the order in which they came.
 */
export async function applyGroupReaction(duty: Duty, input: ApplyGroupReaction): Promise<{ applied: boolean }> {
  const { db, desk, botId, workspaceId } = duty;
  const { updateId, tgChatId: chatId, tgMessageId, emojis, from } = input;
  const staff = await hearReactionForStaff(duty, input);
  if (staff) return staff;
  const bond = await findBond(db, { workspaceId, botId, chatId, tgMessageId });
  if (!bond) {
    await ignoreUpdate(duty, { updateId, reason: "the message with the reaction is of no conversation" });
    return { applied: false };
  }
  if (await isSpeakerBlocked(db, { workspaceId, chatId, from })) {
    await ignoreUpdate(duty, { updateId, reason: speakerBlocked });
    return { applied: false };
  }
  const isFresh = await settleUpdate(db, { workspaceId, botId, updateId, state: "applied", now: desk.now });
  if (!isFresh) return { applied: false };
  const id = await meetSender(desk, { botId, chatId, from });
  await lockMessage(db, desk.whole, bond.messageId);
  await putReactions(desk, { messageId: bond.messageId, author: { kind: "contact", id }, emojis });
  return { applied: true };
}
