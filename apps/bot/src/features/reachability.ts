import { createFeature } from "../telegram/index.ts";

/** A person blocks the bot, or lets it in again. */
export const reachability = createFeature();

reachability.on("my_chat_member", async (ctx, next) => {
  const { chat, new_chat_member } = ctx.myChatMember;
  if (chat.type !== "private") return next();
  const reachable = new_chat_member.status === "kicked" ? "blocked" : "yes";
  await ctx.settle.reachability({ tgChatId: chat.id, reachable });
});
