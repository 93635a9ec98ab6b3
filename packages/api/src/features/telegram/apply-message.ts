import type { ApplyMessage } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { addMessage } from "./add-message.ts";
import { enterChat } from "./enter-chat.ts";
import { keepOriginal } from "./keep-original.ts";

/**
 * P5: turns a person's Telegram message into one of their conversation, and settles its update in the same
 * transaction. What was applied before, or is known under another update, changes nothing.
 */
export async function applyMessage(duty: Duty, input: ApplyMessage): Promise<{ applied: boolean }> {
  const entered = await enterChat(duty, input);
  if (!entered) return { applied: false };
  const { bond } = entered;
  if (!bond) await addMessage(duty, input);
  else if (bond.lacksOriginal) await keepOriginal(duty, bond, input);
  return { applied: !bond || bond.lacksOriginal };
}
