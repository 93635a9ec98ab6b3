import type { ApplyMessage } from "@frontdesk/contract/inputs";
import type { Message } from "telegraf/types";
import type { Content } from "./content.ts";
import { originIn } from "./origin.ts";
import { replyIn } from "./reply.ts";

type Saying = Content & Pick<ApplyMessage, "tgMessageId" | "albumKey" | "reply" | "forwardedFrom" | "sentAt">;

/** What a message says beside its content: what it answers, where it came from, of which album it is, when it was sent. */
export function saying(message: Message & Message.CommonMessage, content: Content): Saying {
  const { message_id, date, forward_origin: origin } = message;
  return {
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
