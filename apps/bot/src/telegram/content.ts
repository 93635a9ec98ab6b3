import type { ApplyMessage } from "@frontdesk/contract/inputs";
import type { Message } from "telegraf/types";
import { fileIn } from "./file.ts";
import { formatted } from "./formatted.ts";
import { specialIn } from "./special.ts";

export type Content = Pick<ApplyMessage, "text" | "entities" | "file" | "special">;

/** What a message says and holds; null for a notice of Telegram's own that nobody wrote, such as a pinned message. */
export function contentOf(message: Message): Content | null {
  if ("text" in message) return { ...formatted(message.text, message.entities), file: null, special: null };
  const caption =
    "caption" in message ? formatted(message.caption ?? "", message.caption_entities) : { text: "", entities: [] };
  const file = fileIn(message);
  if (file) return { ...caption, file, special: null };
  const special = specialIn(message);
  return special && { ...caption, file: null, special };
}
