import type { ApplyMessage } from "@frontdesk/contract/inputs";
import type { Message } from "telegraf/types";
import { contentOf } from "./content.ts";
import { personOf } from "./person.ts";
import { saying } from "./saying.ts";

type Said = Omit<ApplyMessage, "botId" | "leaseToken" | "opId" | "updateId">;

/** All that the desk takes in of a message in a private chat; null where nobody said anything, or elsewhere. */
export function saidIn(message: Message & Message.CommonMessage): Said | null {
  const { chat, from } = message;
  if (chat.type !== "private" || !from) return null;
  const content = contentOf(message);
  if (!content) return null;
  return { chat: { tgChatId: chat.id, type: chat.type }, from: personOf(from), ...saying(message, content) };
}
