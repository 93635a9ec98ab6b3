import type { Logger } from "pino";
import type { Duties } from "../duties.ts";
import { type Health, tokenRevoked } from "../health.ts";
import { backoffMs, pause } from "../pause.ts";
import { type BotApi, failureOf } from "../telegram/index.ts";
import { hostOf, isRevoked, isWebhookActive, reasonOf, waitAfter, wordsOf } from "./refusal.ts";
import { storeUpdates } from "./store-updates.ts";

export interface Polling {
  api: Pick<BotApi, "getUpdates" | "deleteWebhook" | "getWebhookInfo">;
  duties: Pick<Duties, "receive" | "reportDisturbance">;
  health: Health;
  log: Logger;
  /** Whether updates were fetched before: then a webhook is somebody else's doing. */
  isSettled: boolean;
  /** Called after new updates were stored. */
  onStored(): void;
}

const waitSeconds = 25;

/**
 * Fetches updates and stores them, until `stop`; false where the token is revoked. Telegram forgets an update once a
 * later offset is asked for, so the offset moves only after the desk has stored it (T2, P5).
 */
export async function poll(polling: Polling, stop: AbortSignal): Promise<boolean> {
  const { api, duties, health, log, onStored } = polling;
  let { isSettled } = polling;
  let offset: number | undefined;
  // Zero only after a success: until then a poll that doesn't wait shows at once whether Telegram is back.
  let failures = 1;
  while (!stop.aborted) {
    try {
      if (!isSettled) await api.deleteWebhook(stop);
      isSettled = true;
      const updates = await api.getUpdates({ offset, waitSeconds: failures > 0 ? 0 : waitSeconds }, stop);
      if (updates.length > 0) {
        log.debug({ count: updates.length, from: updates[0]?.updateId }, "updates were fetched");
        await storeUpdates(duties, updates, log);
        offset = Math.max(...updates.map(({ updateId }) => updateId)) + 1;
        onStored();
      }
      failures = 0;
      await health.live("polling");
    } catch (error) {
      if (stop.aborted) return true;
      const failure = failureOf(error);
      if (isRevoked(failure)) {
        await health.revoked(tokenRevoked);
        return false;
      }
      if (isWebhookActive(failure)) await takeBack(polling, stop);
      else await health.degraded(reasonOf(failure), wordsOf(failure));
      await pause(waitAfter(failure, backoffMs(failures++)), stop);
    }
  }
  return true;
}

// T15: the desk decides how a bot's updates come, and it said: by polling.
async function takeBack({ api, duties }: Polling, signal: AbortSignal): Promise<void> {
  try {
    const { url } = await api.getWebhookInfo(signal);
    if (url !== "") await duties.reportDisturbance(`setWebhook: ${hostOf(url)}`);
    await api.deleteWebhook(signal);
  } catch (error) {
    if (signal.aborted) return;
    // The next poll meets the webhook again, and this is tried again.
    failureOf(error);
  }
}
