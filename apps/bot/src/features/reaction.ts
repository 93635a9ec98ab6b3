import { createFeature, emojiOf, personOf } from "../telegram/index.ts";

/** A person puts an emoji to a message, another in its place, or takes it back (T8). */
export const reaction = createFeature();

reaction.on("message_reaction", async (ctx, next) => {
  const { chat, user, message_id, date, new_reaction } = ctx.messageReaction;
  if (chat.type !== "private" || !user) return next();
  await ctx.settle.reaction({
    tgChatId: chat.id,
    tgMessageId: message_id,
    from: personOf(user),
    emojis: [...new Set(new_reaction.map(emojiOf))].slice(0, 20),
    reactedAt: new Date(date * 1000).toISOString(),
  });
});
