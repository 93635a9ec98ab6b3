import { groupLimits } from "@frontdesk/contract";
import type { ApplyGroupMessage } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { findParticipation, type HeardRule } from "../group/index.ts";
import { addGroupMessage } from "./add-group-message.ts";
import { enterGroup } from "./enter-group.ts";
import { keepOriginal } from "./keep-original.ts";

/** P5: makes what was said in a group that is heard a message of its conversation. Twice changes nothing. */
export async function hearInGroup(
  duty: Duty,
  rule: HeardRule,
  input: ApplyGroupMessage,
): Promise<{ applied: boolean }> {
  const entered = await enterGroup(duty, input);
  if (!entered) return { applied: false };
  const { bond } = entered;
  if (!bond) await addGroupMessage(duty, rule, input);
  else if (bond.lacksOriginal) await keepOriginal(duty, bond, input);
  return { applied: !bond || bond.lacksOriginal };
}

/**
 * Whether what was said is for the desk: by the rule of the group; and where that asks for an address, also without one
 * for a while after the same person was heard, so that nobody has to repeat it in each line.
 */
export async function isForDesk({ db, workspaceId }: Duty, rule: HeardRule, input: ApplyGroupMessage) {
  if (rule.hears === "all" || input.isAddressed) return true;
  const { chat, threadId, from } = input;
  const heardAt = await findParticipation(db, { workspaceId, chatId: chat.tgChatId, threadId, from });
  return heardAt !== undefined && Date.parse(input.sentAt) - heardAt.getTime() <= groupLimits.followMs;
}
