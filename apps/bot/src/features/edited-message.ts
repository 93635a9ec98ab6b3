import { createFeature, heardIn, saidIn } from "../telegram/index.ts";

/** A person changes what they wrote: the bubble changes, and keeps how it read before. */
export const editedMessage = createFeature();

editedMessage.on("edited_message", async (ctx, next) => {
  const { edit_date, date } = ctx.editedMessage;
  const editedAt = new Date((edit_date ?? date) * 1000).toISOString();
  const said = saidIn(ctx.editedMessage);
  if (said) return ctx.settle.edit({ ...said, editedAt });
  const heard = heardIn(ctx.editedMessage, ctx.botInfo);
  return heard ? ctx.settle.groupEdit({ ...heard, editedAt }) : next();
});
