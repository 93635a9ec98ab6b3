import type { BotMode } from "@frontdesk/contract";
import type { Logger } from "pino";
import type { Bell } from "../bell.ts";
import type { Duties } from "../duties.ts";
import type { Health } from "../health.ts";
import type { Shift } from "../shift.ts";
import type { BotApi } from "../telegram/index.ts";
import { attendWebhook, type WebhookAddress } from "./attend-webhook.ts";
import { poll } from "./poller.ts";

/** How a bot's updates should come, until `changed` aborts: posted to an address, or without one fetched. */
export interface Wish {
  webhook: WebhookAddress | null;
  changed: AbortSignal;
}

export interface Intake {
  api: Pick<BotApi, "getUpdates" | "deleteWebhook" | "setWebhook" | "getWebhookInfo">;
  duties: Pick<Duties, "receive" | "reportDisturbance">;
  health: Health;
  log: Logger;
  /** What is wanted now. */
  wish(): Wish;
  /** How updates came when the desk heard last; null where nobody knows. */
  delivery: BotMode | null;
  /** Rings when somebody wants the webhook looked at. */
  bell: Bell;
  /** Called after new updates were stored. */
  onStored(): void;
}

/**
 * Sees to it that a bot's updates come in the way that is wanted, and in no other (T15), until the shift stops or the
 * token is revoked. What Telegram has not been thanked for when the way changes comes by the new one.
 */
export async function takeIn(intake: Intake, shift: Shift): Promise<void> {
  let { delivery } = intake;
  while (!shift.stop.aborted) {
    const { webhook, changed } = intake.wish();
    const stop = AbortSignal.any([shift.stop, changed]);
    const isServed = webhook
      ? await attendWebhook({ ...intake, webhook, isSettled: delivery === "webhook" }, stop)
      : await poll({ ...intake, isSettled: delivery === "polling" }, stop);
    if (!isServed) return;
    // What the desk itself has changed is nobody else's doing.
    delivery = null;
  }
}
