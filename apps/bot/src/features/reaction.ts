import { chatAsSender, createFeature, emojiOf, personOf } from "../telegram/index.ts";

/** Somebody puts an emoji to a message, another in its place, or takes it back (T8). */
export const reaction = createFeature();

reaction.on("message_reaction", async (ctx, next) => {
  const { chat, user, actor_chat: actor, message_id, date, new_reaction } = ctx.messageReaction;
  const reacted = {
    tgChatId: chat.id,
    tgMessageId: message_id,
    emojis: [...new Set(new_reaction.map(emojiOf))].slice(0, 20),
    reactedAt: new Date(date * 1000).toISOString(),
  };
  if (chat.type === "private") return user ? ctx.settle.reaction({ ...reacted, from: personOf(user) }) : next();
  if (actor) return ctx.settle.groupReaction({ ...reacted, from: chatAsSender(actor) });
  return user ? ctx.settle.groupReaction({ ...reacted, from: { kind: "person", ...personOf(user) } }) : next();
});
