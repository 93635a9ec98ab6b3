import { groupLimits } from "@frontdesk/contract";
import type { ApplyGroupMessage } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { findParticipation, type HeardRule, isSpeakerBlocked } from "../group/index.ts";
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
 * Why what was said is not for the desk; null where it is: by the rule of the group; and where that asks for an address,
 * also without one for a while after the same person was heard, so that nobody has to repeat it in each line. Nothing is
 * for it of somebody who is blocked: the conversation is the group's, and goes on without them.
 */
export async function reasonAgainst(
  { db, workspaceId }: Duty,
  rule: HeardRule,
  input: ApplyGroupMessage,
): Promise<string | null> {
  const { chat, threadId, from } = input;
  const chatId = chat.tgChatId;
  if (await isSpeakerBlocked(db, { workspaceId, chatId, from })) return speakerBlocked;
  if (rule.hears === "all" || input.isAddressed) return null;
  const heardAt = await findParticipation(db, { workspaceId, chatId, threadId, from });
  const isFollowing = heardAt !== undefined && Date.parse(input.sentAt) - heardAt.getTime() <= groupLimits.followMs;
  return isFollowing ? null : "it is not addressed to the bot";
}

/** Why an update of a group is ignored whose author is blocked. */
export const speakerBlocked = "its author is blocked";
