import { say } from "@frontdesk/words";
import type { PressAnswer } from "../duties.ts";
import { createFeature, failureOf, personOf } from "../telegram/index.ts";

/** Somebody presses a button: the desk notes it, and they are told that it did, or that the button counts no more. */
export const button = createFeature();

button.on("callback_query", async (ctx) => {
  const { id: callbackQueryId, from, message } = ctx.callbackQuery;
  const data = "data" in ctx.callbackQuery ? ctx.callbackQuery.data : null;
  const answer = async (text: string) => {
    try {
      await ctx.api.answerButton({ callbackQueryId, text }, ctx.signal);
    } catch (error) {
      // Telegram takes an answer for a short while only; the press itself is dealt with either way.
      failureOf(error);
    }
  };
  const language = from.language_code ?? null;
  if (data === null || !message || data.length > 64) {
    await answer(say(language, "button.expired"));
    return ctx.settle.ignore("a button that is no longer valid");
  }

  const press = { tgChatId: message.chat.id, from: personOf(from), buttonId: data };
  const noted = await ctx.settle.press(press);
  // Who pressed is told after it is written down; a repeat of the update was answered, or waits for nothing any more.
  await answer(textOf(noted, language));
});

function textOf(noted: PressAnswer, language: string | null): string {
  if (noted.outcome === "told") return noted.text.slice(0, longestAnswer);
  return noted.outcome === "expired" ? say(language, "button.expired") : "";
}

/** https://core.telegram.org/bots/api#answercallbackquery */
const longestAnswer = 200;
