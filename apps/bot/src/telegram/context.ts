import { Composer, type Context } from "telegraf";
import type { Settlement } from "../settlement.ts";
import type { BotApi } from "./bot-api.ts";

/** What a feature works with: the update, the one word by which it settles it, and the bot's voice. */
export interface DeskContext extends Context {
  settle: Settlement;
  api: Pick<BotApi, "answerButton">;
  /** Aborts when the process must end. */
  signal: AbortSignal;
}

/** A part of the bot: handlers for the updates it knows; the rest goes on to the next part. */
export type Feature = Composer<DeskContext>;

/** Opens an empty part of the bot. */
export function createFeature(): Feature {
  return new Composer<DeskContext>();
}
