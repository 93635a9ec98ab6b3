import type { ApplyLinkAnswer, ApplyStaffCommand } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { answerLink, isForStaff, obeyCommand, type StaffChat } from "../telegram-link/index.ts";
import { enterChat } from "./enter-chat.ts";

type Asked = Pick<ApplyStaffCommand, "chat" | "from">;

function staffChat({ desk, botId, services }: Duty, { chat, from }: Asked): StaffChat {
  return { desk, services, botId, tgChatId: chat.tgChatId, person: from };
}

/**
 * P5: does what somebody of the staff asks of the bot in their private chat, which opens no conversation. Where it is not
 * for the staff nothing is done and the update is left to be a customer's message.
 */
export async function applyStaffCommand(duty: Duty, input: ApplyStaffCommand): Promise<{ isTaken: boolean }> {
  const chat = staffChat(duty, input);
  if (!(await isForStaff(chat, input.command))) return { isTaken: false };
  if (await enterChat(duty, input)) await obeyCommand(chat, input.command);
  return { isTaken: true };
}

/** P5: a person answers a question about their link; what they are told beside it, as of any press. */
export async function applyLinkAnswer(duty: Duty, input: ApplyLinkAnswer): Promise<{ counts: boolean }> {
  if (!(await enterChat(duty, input))) return { counts: true };
  return { counts: await answerLink(staffChat(duty, input), input) };
}
