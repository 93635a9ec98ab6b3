import { contentOf, createFeature } from "../telegram/index.ts";

/** A person changes what they wrote: the bubble changes, and keeps how it read before. */
export const editedMessage = createFeature();

editedMessage.on("edited_message", async (ctx, next) => {
  const { chat, message_id, edit_date, date } = ctx.editedMessage;
  if (chat.type !== "private") return next();
  const content = contentOf(ctx.editedMessage);
  if (!content) return next();
  const { text, entities } = content;
  const editedAt = new Date((edit_date ?? date) * 1000).toISOString();
  await ctx.settle.edit({ tgChatId: chat.id, tgMessageId: message_id, text, entities, editedAt });
});
