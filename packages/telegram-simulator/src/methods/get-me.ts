import { botUserOf } from "../world/bot.ts";
import type { MethodCall } from "./method.ts";

/** https://core.telegram.org/bots/api#getme */
export function getMe({ bot }: MethodCall) {
  return {
    ...botUserOf(bot),
    can_join_groups: bot.canJoinGroups,
    can_read_all_group_messages: bot.canReadAllGroupMessages,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  };
}
