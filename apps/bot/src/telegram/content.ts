import { messageLimits } from "@frontdesk/contract";
import type { ApplyMessage } from "@frontdesk/contract/inputs";
import type { Message, MessageEntity } from "telegraf/types";

type Content = Pick<ApplyMessage, "text" | "entities" | "file" | "special">;

/** What the desk can show of a message; null for a notice of Telegram's own that nobody wrote, such as a pinned message. */
export function contentOf(message: Message): Content | null {
  if ("text" in message) return { ...formatted(message.text, message.entities), file: null, special: null };
  const caption = "caption" in message ? (message.caption ?? "") : "";
  if ("photo" in message)
    return { ...formatted(caption, message.caption_entities), file: largest(message.photo), special: null };

  const kind = unsupportedKindOf(message);
  if (!kind) return null;
  // It must not vanish: somebody sent it, and an operator can ask what it was.
  return { ...formatted(caption, []), file: null, special: { kind: "unsupported", what: kind } };
}

function formatted(text: string, entities: MessageEntity[] = []): Pick<Content, "text" | "entities"> {
  return {
    text: text.slice(0, messageLimits.textLength),
    entities: entities.slice(0, 200).map((entity) => ({
      type: entity.type,
      offset: entity.offset,
      length: entity.length,
      ...("url" in entity && { url: entity.url }),
      ...("language" in entity && entity.language !== undefined && { language: entity.language }),
      ...("custom_emoji_id" in entity && { custom_emoji_id: entity.custom_emoji_id }),
    })),
  };
}

function largest(sizes: Message.PhotoMessage["photo"]): Content["file"] {
  const [photo] = sizes.toSorted((one, other) => other.width * other.height - one.width * one.height);
  if (!photo) return null;
  return {
    kind: "photo",
    fileId: photo.file_id,
    name: null,
    mime: "image/jpeg",
    sizeBytes: photo.file_size ?? null,
    width: photo.width,
    height: photo.height,
    durationSeconds: null,
    emoji: null,
    previewFileId: null,
  };
}

// An animation carries a document too, a venue a location: the more telling name comes first.
const contents = [
  "animation",
  "audio",
  "voice",
  "video",
  "video_note",
  "document",
  "sticker",
  "story",
  "contact",
  "venue",
  "location",
  "poll",
  "dice",
  "game",
  "invoice",
  "paid_media",
  "checklist",
  "gift",
  "giveaway",
];

/** Fields that come with any message and are not its content (https://core.telegram.org/bots/api#message). */
const envelope =
  /^(message_id|message_thread_id|direct_messages_topic|from|sender_|business_connection_id|date|chat|forward_|is_|reply_to_|external_reply|quote|via_bot|edit_date|has_|paid_|media_group_id|author_signature|entities|caption|show_caption|link_preview_options|effect_id|reply_markup|suggested_post_info)/;

/** Notices that Telegram makes of acts; they say nothing to the desk. */
const notice =
  /^(new_chat|left_chat|delete_chat|group_chat|supergroup_chat|channel_chat|message_auto|migrate_|pinned_message|successful_payment|refunded_payment|users_shared|user_shared|chat_shared|connected_website|write_access|passport_data|proximity_alert|boost_added|chat_background|forum_topic|general_forum|giveaway_c|video_chat|web_app_data|checklist_tasks|gift_upgrade|unique_gift)/;

/** The kind of a message that the desk doesn't show yet; of a kind newer than this code, the name of its field. */
function unsupportedKindOf(message: Message): string | null {
  const fields = Object.keys(message);
  const known = contents.find((kind) => fields.includes(kind));
  if (known) return known;
  const strange = fields.find((field) => !envelope.test(field));
  return strange === undefined || notice.test(strange) ? null : strange;
}
