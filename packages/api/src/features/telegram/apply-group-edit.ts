import type { ApplyGroupEdit } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { findGroupRule } from "../group/index.ts";
import { addGroupMessage } from "./add-group-message.ts";
import { changeSaid } from "./change-said.ts";
import { enterGroup } from "./enter-group.ts";
import { hearEditForStaff } from "./hear-for-staff.ts";
import { reasonAgainst } from "./hear-in-group.ts";
import { ignoreUpdate } from "./settle-update.ts";
import { findBond } from "./telegram-message.queries.ts";

/**
 * P5: changes a message of a group as its author changed it. One that the desk does not have is made of it where it is
 * for the desk: the edit overtook it, or it was addressed to the bot by this very edit.
 */
export async function applyGroupEdit(duty: Duty, input: ApplyGroupEdit): Promise<{ applied: boolean }> {
  const { db, botId, workspaceId } = duty;
  const { updateId, chat, threadId, tgMessageId } = input;
  const chatId = chat.tgChatId;
  const staff = await hearEditForStaff(duty, input);
  if (staff) return staff;
  const rule = await findGroupRule(db, { workspaceId, botId, chatId, threadId });
  const isWanted = rule && new Date(input.sentAt) >= rule.since && (await reasonAgainst(duty, rule, input)) === null;
  if (!isWanted && !(await findBond(db, { workspaceId, botId, chatId, tgMessageId }))) {
    await ignoreUpdate(duty, { updateId, reason: "the edited message is of no conversation" });
    return { applied: false };
  }

  const entered = await enterGroup(duty, input);
  if (!entered) return { applied: false };
  const { bond } = entered;
  if (bond) return { applied: await changeSaid(duty, bond, input) };
  if (isWanted) await addGroupMessage(duty, rule, input);
  return { applied: true };
}
