import { contentOf, createFeature, personOf } from "../telegram/index.ts";

/** What a person writes to the bot becomes a message of their conversation, `/start` included. */
export const message = createFeature();

message.on("message", async (ctx, next) => {
  const { chat, from, message_id, date } = ctx.message;
  if (chat.type !== "private") return next();
  const content = contentOf(ctx.message);
  if (!content) return next();
  await ctx.settle.message({
    chat: { tgChatId: chat.id, type: "private" },
    from: personOf(from),
    tgMessageId: message_id,
    ...content,
    albumKey: null,
    reply: null,
    forwardedFrom: null,
    sentAt: new Date(date * 1000).toISOString(),
  });
});
