import type { Logger } from "pino";
import type { Bell } from "./bell.ts";
import type { Duties } from "./duties.ts";
import type { Shift } from "./shift.ts";
import { type BotApi, failureOf } from "./telegram/index.ts";

export interface Examination {
  api: Pick<BotApi, "describe" | "getWebhookInfo">;
  duties: Pick<Duties, "reportExamination">;
  /** Rings when somebody asks. */
  bell: Bell;
  log: Logger;
}

const everyMs = 10 * 60_000;
const nothing = { told: null, pendingUpdates: null, telegramError: null };

/** Asks Telegram what it has to say of the bot: at once, now and then, and whenever the bell rings (A9). */
export async function examine({ api, duties, bell, log }: Examination, { stop }: Shift): Promise<void> {
  while (!stop.aborted) {
    const findings = await look(api, stop).catch((error: unknown) => {
      if (stop.aborted) return null;
      const { kind } = failureOf(error);
      log.debug({ kind }, "Telegram could not be asked");
      // Whoever asked learns that the bot's process did look.
      return nothing;
    });
    if (findings) await duties.reportExamination(findings);
    await bell.heard(everyMs, stop);
  }
}

async function look(api: Examination["api"], signal: AbortSignal) {
  const told = await api.describe(signal);
  const { pendingUpdates, error } = await api.getWebhookInfo(signal);
  return { told, pendingUpdates, telegramError: error };
}
