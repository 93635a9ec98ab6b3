import type { ApplyMessage } from "@frontdesk/contract/inputs";
import type { Message } from "telegraf/types";
import { contentOf } from "./content.ts";
import { originIn } from "./origin.ts";
import { personOf } from "./person.ts";
import { replyIn } from "./reply.ts";

type Said = Omit<ApplyMessage, "botId" | "leaseToken" | "opId" | "updateId">;

/** All that the desk takes in of a message in a private chat; null where nobody said anything, or elsewhere. */
export function saidIn(message: Message & Message.CommonMessage): Said | null {
  const { chat, from, message_id, date, forward_origin: origin } = message;
  if (chat.type !== "private" || !from) return null;
  const content = contentOf(message);
  if (!content) return null;
  return {
    chat: { tgChatId: chat.id, type: chat.type },
    from: personOf(from),
    tgMessageId: message_id,
    ...content,
    // What the desk can't show has nothing that an album could gather.
    albumKey: content.file ? albumOf(message) : null,
    reply: replyIn(message),
    forwardedFrom: origin ? originIn(origin) : null,
    sentAt: new Date(date * 1000).toISOString(),
  };
}

function albumOf(message: Message): string | null {
  return "media_group_id" in message && message.media_group_id ? message.media_group_id.slice(0, 64) : null;
}
