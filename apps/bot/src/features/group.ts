import type { ApplyStanding } from "@frontdesk/contract/inputs";
import { createFeature, noticeIn } from "../telegram/index.ts";

/** The bot enters or leaves a group or channel, or gets other rights there; a group becomes a supergroup, or it or a topic is renamed, closed … */
export const group = createFeature();

group.on("my_chat_member", async (ctx, next) => {
  const { chat, new_chat_member: member } = ctx.myChatMember;
  if (chat.type === "private") return next();
  await ctx.settle.standing({
    chat: {
      tgChatId: chat.id,
      type: chat.type,
      title: chat.title.slice(0, 256),
      isForum: chat.type === "supergroup" && chat.is_forum === true,
    },
    status: member.status,
    rights: rightsOf(member),
  });
});

group.on("message", async (ctx, next) => {
  const { message } = ctx;
  // Telegram says it in both chats: whichever comes first moves everything.
  if ("migrate_to_chat_id" in message)
    return ctx.settle.migration({ fromTgChatId: message.chat.id, toTgChatId: message.migrate_to_chat_id });
  if ("migrate_from_chat_id" in message)
    return ctx.settle.migration({ fromTgChatId: message.migrate_from_chat_id, toTgChatId: message.chat.id });
  const notice = noticeIn(message);
  return notice ? ctx.settle.groupNotice(notice) : next();
});

/** The Bot API names an administrator's rights `can_…`; what it says of others are limits, not rights. */
function rightsOf(member: { status: ApplyStanding["status"] }): string[] {
  if (member.status !== "administrator") return [];
  return Object.entries<unknown>(member).flatMap(([name, value]) =>
    name.startsWith("can_") && value === true ? [name] : [],
  );
}
