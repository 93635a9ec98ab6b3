import type { ApplyGroupMessage } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { findGroupRule } from "../group/index.ts";
import { hearForStaff } from "./hear-for-staff.ts";
import { hearInGroup, reasonAgainst } from "./hear-in-group.ts";
import { noteGroup } from "./note-group.ts";
import { ignoreUpdate } from "./settle-update.ts";

/**
 * P5: gives what was said in a group to whom it is for, and settles its update in the same transaction: to the desk, where
 * staff work in the group; to the conversation that the group is, where it is one; else to nobody.
 */
export async function applyGroupMessage(duty: Duty, input: ApplyGroupMessage): Promise<{ applied: boolean }> {
  const { db, botId, workspaceId } = duty;
  const { updateId, chat, threadId } = input;
  const staff = await hearForStaff(duty, input);
  if (staff) return staff;
  const rule = await findGroupRule(db, { workspaceId, botId, chatId: chat.tgChatId, threadId });
  const against = rule && (await reasonAgainst(duty, rule, input));
  if (rule && !against) return hearInGroup(duty, rule, input);

  const reason = against ?? "the group is no conversation";
  const { applied: isFresh } = await ignoreUpdate(duty, { updateId, reason });
  if (isFresh) await noteGroup(duty, input);
  return { applied: false };
}
