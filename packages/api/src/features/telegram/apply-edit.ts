import type { ApplyEdit } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { addMessage } from "./add-message.ts";
import { changeSaid } from "./change-said.ts";
import { enterChat } from "./enter-chat.ts";

/**
 * P5: changes a message as its author changed it in Telegram, keeping how it read before. An edit that overtook its
 * message makes it; one that a later edit overtook is kept in the history only.
 */
export async function applyEdit(duty: Duty, input: ApplyEdit): Promise<{ applied: boolean }> {
  const entered = await enterChat(duty, input);
  if (!entered) return { applied: false };
  const { bond } = entered;
  if (bond) return { applied: await changeSaid(duty, bond, input) };
  await addMessage(duty, input);
  return { applied: true };
}
