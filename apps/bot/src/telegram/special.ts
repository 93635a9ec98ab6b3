import { cutText, plainName } from "@frontdesk/contract";
import type { ApplyMessage } from "@frontdesk/contract/inputs";
import type { Message } from "telegraf/types";

type Special = NonNullable<ApplyMessage["special"]>;

/** What a message holds that is neither text nor file; null for a notice of Telegram's own that nobody wrote. */
export function specialIn(message: Message): Special | null {
  if ("venue" in message) {
    const { location, title, address } = message.venue;
    return placeAt(location, { title: cutText(title, 256), address: cutText(address, 512) });
  }
  if ("location" in message) return placeAt(message.location, { title: null, address: null });
  if ("contact" in message) {
    const { first_name, last_name, phone_number } = message.contact;
    const name = plainName([first_name, last_name].filter(Boolean).join(" "));
    return { kind: "contact_card", name: cutText(name, 256), phone: phone_number.slice(0, 64) };
  }
  const what = strangeKindOf(message);
  // It must not vanish: somebody sent it, and an operator can ask what it was.
  return what === null ? null : { kind: "unsupported", what: what.slice(0, 60) };
}

function placeAt(
  { latitude, longitude }: { latitude: number; longitude: number },
  named: { title: string | null; address: string | null },
): Special {
  return { kind: "place", latitude, longitude, ...named };
}

const known = ["story", "poll", "dice", "game", "invoice", "paid_media", "checklist", "gift", "giveaway"];

/** Fields that come with any message and are not its content (https://core.telegram.org/bots/api#message). */
const envelope =
  /^(message_id|message_thread_id|direct_messages_topic|from|sender_|business_connection_id|date|chat|forward_|is_|reply_to_|external_reply|quote|via_bot|edit_date|has_|paid_|media_group_id|author_signature|entities|caption|show_caption|link_preview_options|effect_id|reply_markup|suggested_post_info)/;

/** Notices that Telegram makes of acts; they say nothing to the desk. */
const notice =
  /^(new_chat|left_chat|delete_chat|group_chat|supergroup_chat|channel_chat|message_auto|migrate_|pinned_message|successful_payment|refunded_payment|users_shared|user_shared|chat_shared|connected_website|write_access|passport_data|proximity_alert|boost_added|chat_background|forum_topic|general_forum|giveaway_c|video_chat|web_app_data|checklist_tasks|gift_upgrade|unique_gift)/;

/** The kind of a message that the desk doesn't show; of a kind newer than this code, the name of its field. */
function strangeKindOf(message: Message): string | null {
  const fields = Object.keys(message);
  const kind = known.find((name) => fields.includes(name));
  if (kind) return kind;
  const strange = fields.find((field) => !envelope.test(field));
  return strange === undefined || notice.test(strange) ? null : strange;
}
