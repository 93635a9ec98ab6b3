import { createFeature, saidIn } from "../telegram/index.ts";

/** What a person writes or sends to the bot becomes a message of their conversation, `/start` included. */
export const message = createFeature();

message.on("message", async (ctx, next) => {
  const said = saidIn(ctx.message);
  return said ? ctx.settle.message(said) : next();
});
