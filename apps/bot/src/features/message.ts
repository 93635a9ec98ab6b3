import { createFeature, heardIn, saidIn } from "../telegram/index.ts";

/** What a person writes or sends to the bot becomes a message of their conversation, `/start` included; so in groups. */
export const message = createFeature();

message.on("message", async (ctx, next) => {
  const said = saidIn(ctx.message);
  if (said) return ctx.settle.message(said);
  const heard = heardIn(ctx.message, ctx.botInfo);
  return heard ? ctx.settle.groupMessage(heard) : next();
});
