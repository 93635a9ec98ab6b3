import { useTranslation } from "react-i18next";

/** What Telegram may allow an administrator, as the Bot API's ChatMemberAdministrator names it. */
const telegramRights = [
  "can_manage_chat",
  "can_delete_messages",
  "can_manage_video_chats",
  "can_restrict_members",
  "can_promote_members",
  "can_change_info",
  "can_invite_users",
  "can_post_stories",
  "can_edit_stories",
  "can_delete_stories",
  "can_post_messages",
  "can_edit_messages",
  "can_pin_messages",
  "can_manage_topics",
  "can_manage_direct_messages",
  "can_manage_tags",
] as const;

/** The words for a right in a chat; those that Telegram adds later stay as it names them. */
export function useRightWords(): (right: string) => string {
  const { t } = useTranslation();
  return (right) => {
    const known = telegramRights.find((each) => each === right);
    return known === undefined ? right : t(`botPage.right.${known}`);
  };
}
