import { say } from "@frontdesk/words";
import { createFeature, failureOf } from "../telegram/index.ts";

/** Somebody presses a button. The desk has sent none that still counts, and says so instead of leaving it turning. */
export const button = createFeature();

button.on("callback_query", async (ctx) => {
  const { id, from } = ctx.callbackQuery;
  try {
    await ctx.api.answerButton(
      { callbackQueryId: id, text: say(from.language_code ?? null, "button.expired") },
      ctx.signal,
    );
  } catch (error) {
    // Telegram takes an answer for a short while only; the press itself is dealt with either way.
    failureOf(error);
  }
  await ctx.settle.ignore("a button that is no longer valid");
});
