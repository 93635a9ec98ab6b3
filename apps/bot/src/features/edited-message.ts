import { contentOf, createFeature, personOf } from "../telegram/index.ts";

/** A person changes what they wrote: the bubble changes, and keeps how it read before. */
export const editedMessage = createFeature();

editedMessage.on("edited_message", async (ctx, next) => {
  const { chat, from, message_id, edit_date, date } = ctx.editedMessage;
  if (chat.type !== "private") return next();
  const content = contentOf(ctx.editedMessage);
  if (!content) return next();
  await ctx.settle.edit({
    chat: { tgChatId: chat.id, type: "private" },
    from: personOf(from),
    tgMessageId: message_id,
    ...content,
    albumKey: null,
    reply: null,
    forwardedFrom: null,
    sentAt: new Date(date * 1000).toISOString(),
    editedAt: new Date((edit_date ?? date) * 1000).toISOString(),
  });
});
