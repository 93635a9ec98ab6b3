import { createFeature } from "../telegram/index.ts";

/** What no feature before it wanted is settled with the reason, so that its chat goes on. Comes last. */
export const anythingElse = createFeature();

anythingElse.use(async (ctx) => {
  const kind = Object.keys(ctx.update).find((field) => field !== "update_id") ?? "nothing";
  const place = ctx.chat && ctx.chat.type !== "private" ? ` in a ${ctx.chat.type}` : "";
  await ctx.settle.ignore(`the desk has no use for: ${kind}${place}`);
});
