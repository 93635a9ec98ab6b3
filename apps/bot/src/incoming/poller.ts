import type { Logger } from "pino";
import type { Duties } from "../duties.ts";
import { type Health, tokenRevoked } from "../health.ts";
import { backoffMs, pause } from "../pause.ts";
import type { Shift } from "../shift.ts";
import { type BotApi, type CallFailure, failureOf } from "../telegram/index.ts";
import { storeUpdates } from "./store-updates.ts";

export interface Polling {
  api: Pick<BotApi, "getUpdates" | "deleteWebhook">;
  duties: Pick<Duties, "receive">;
  health: Health;
  log: Logger;
  /** Called after new updates were stored. */
  onStored(): void;
}

const waitSeconds = 25;

/**
 * Fetches updates and stores them, until the shift stops or the token is revoked. Telegram forgets an update once a
 * later offset is asked for, so the offset moves only after the desk has stored it (T2, P5).
 */
export async function poll({ api, duties, health, log, onStored }: Polling, { stop }: Shift): Promise<void> {
  let offset: number | undefined;
  // Zero only after a success: until then a poll that doesn't wait shows at once whether Telegram is back.
  let failures = 1;
  while (!stop.aborted) {
    try {
      const updates = await api.getUpdates({ offset, waitSeconds: failures > 0 ? 0 : waitSeconds }, stop);
      if (updates.length > 0) {
        await storeUpdates(duties, updates, log);
        offset = Math.max(...updates.map(({ updateId }) => updateId)) + 1;
        onStored();
      }
      failures = 0;
      await health.live();
    } catch (error) {
      if (stop.aborted) return;
      const failure = failureOf(error);
      if (isRevoked(failure)) return health.revoked(tokenRevoked);
      if (isWebhookActive(failure)) await endWebhook(api, stop);
      else await health.degraded(inWords(failure));
      await pause(waitAfter(failure, failures++), stop);
    }
  }
}

function isRevoked(failure: CallFailure): boolean {
  return failure.kind === "refused" && failure.code === 401;
}

function isWebhookActive(failure: CallFailure): boolean {
  return failure.kind === "refused" && failure.code === 409 && /webhook/i.test(failure.description);
}

// T15: the desk decides how a bot's updates come, and it said: by polling.
async function endWebhook(api: Polling["api"], signal: AbortSignal): Promise<void> {
  try {
    await api.deleteWebhook(signal);
  } catch (error) {
    // The next poll meets the webhook again, and this is tried again.
    failureOf(error);
  }
}

function waitAfter(failure: CallFailure, failures: number): number {
  return (failure.kind === "refused" && failure.retryAfterMs) || backoffMs(failures);
}

function inWords(failure: CallFailure): string {
  if (failure.kind === "unreached")
    return `Telegram can't be reached (${failure.description}). Frontdesk keeps trying.`;
  if (failure.kind === "lost")
    return `Telegram doesn't answer as it should (${failure.description}). Frontdesk keeps trying.`;
  if (failure.code === 409)
    return "Another program fetches this bot's messages with the same token. Stop one of the two.";
  return `Telegram refuses to hand over messages: ${failure.description}`;
}
