import { cutText, messageLimits } from "@frontdesk/contract";
import type { ApplyMessage } from "@frontdesk/contract/inputs";
import type { MessageEntity } from "telegraf/types";

/** A text with its formatting, as much of both as the desk keeps. */
export type Formatted = Pick<ApplyMessage, "text" | "entities">;

const mostEntities = 200;
const longestUrl = 2048;

/** A text or caption with the fields of its entities that the desk knows. */
export function formatted(whole: string, entities: MessageEntity[] = []): Formatted {
  const text = cutText(whole.toWellFormed(), messageLimits.sourceLength);
  const kept = entities.filter((entity) => {
    const isWithin = entity.length > 0 && entity.offset + entity.length <= text.length;
    return isWithin && !("url" in entity && entity.url.length > longestUrl);
  });
  return {
    text,
    entities: kept.slice(0, mostEntities).map((entity) => ({
      type: entity.type,
      offset: entity.offset,
      length: entity.length,
      ...("url" in entity && { url: entity.url }),
      ...("language" in entity && entity.language !== undefined && { language: entity.language }),
      ...("custom_emoji_id" in entity && { custom_emoji_id: entity.custom_emoji_id }),
    })),
  };
}
