import { allowedUpdates } from "@frontdesk/contract";
import type { Bell } from "../bell.ts";
import type { Duties } from "../duties.ts";
import { type Health, tokenRevoked } from "../health.ts";
import { backoffMs, pause } from "../pause.ts";
import { type BotApi, type CallFailure, failureOf, type WebhookInfo } from "../telegram/index.ts";
import { hostOf, isRevoked, reasonOf, waitAfter, wordsOf } from "./refusal.ts";

/** Where Telegram is to post a bot's updates, and what it proves itself with. */
export interface WebhookAddress {
  url: string;
  secret: string;
}

export interface Attendance {
  api: Pick<BotApi, "setWebhook" | "getWebhookInfo">;
  duties: Pick<Duties, "reportDisturbance">;
  health: Health;
  webhook: WebhookAddress;
  /** Whether the webhook was set before: then another one is somebody else's doing. */
  isSettled: boolean;
  bell: Bell;
}

const lookEveryMs = 30_000;
/** An error of deliveries that is older was got over. */
const freshMs = 5 * 60_000;

/**
 * Sets a bot's webhook and looks after it, until `stop`; false where the token is revoked. Whatever else is found at
 * Telegram is put right, and said (A11).
 */
export async function attendWebhook(attendance: Attendance, stop: AbortSignal): Promise<boolean> {
  const { api, health, webhook, bell } = attendance;
  let { isSettled } = attendance;
  let failures = 0;
  let rounds = 0;
  while (!stop.aborted) {
    try {
      let info = await api.getWebhookInfo(stop);
      if (!isAsWanted(info, webhook)) {
        if (isSettled) await reportForeign(attendance, info);
        await setUp(api, webhook, stop);
        info = await api.getWebhookInfo(stop);
      }
      isSettled = isAsWanted(info, webhook);
      if (isSettled) await tell(health, info);
      failures = 0;
      rounds = isSettled ? 0 : rounds + 1;
      await bell.heard(isSettled ? lookEveryMs : backoffMs(rounds), stop);
    } catch (error) {
      if (stop.aborted) return true;
      const isRefused = error instanceof WebhookRefused;
      const failure = isRefused ? error.failure : failureOf(error);
      if (isRevoked(failure)) {
        await health.revoked(tokenRevoked);
        return false;
      }
      if (isRefused) await health.degraded("webhook_refused", `Telegram refuses the webhook: ${failure.description}`);
      else await health.degraded(reasonOf(failure), wordsOf(failure));
      await pause(waitAfter(failure, backoffMs(failures++)), stop);
    }
  }
  return true;
}

/** Thrown for an address that Telegram would not take, so that it is not mistaken for an outage. */
class WebhookRefused extends Error {
  override readonly name = "WebhookRefused";
  readonly failure: CallFailure;

  constructor(failure: CallFailure) {
    super(failure.description);
    this.failure = failure;
  }
}

async function setUp(api: Attendance["api"], webhook: WebhookAddress, signal: AbortSignal): Promise<void> {
  try {
    await api.setWebhook(webhook, signal);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === "refused" && failure.code === 400) throw new WebhookRefused(failure);
    throw error;
  }
}

function isAsWanted(info: WebhookInfo, { url }: WebhookAddress): boolean {
  const isFull = new Set(info.allowedUpdates).symmetricDifference(new Set<string>(allowedUpdates)).size === 0;
  return info.url === url && isFull;
}

async function reportForeign({ duties, webhook }: Attendance, { url }: WebhookInfo): Promise<void> {
  if (hostOf(url) === hostOf(webhook.url)) return;
  await duties.reportDisturbance(url === "" ? "deleteWebhook" : `setWebhook: ${hostOf(url)}`);
}

async function tell(health: Health, info: WebhookInfo): Promise<void> {
  const error = freshError(info);
  if (error === null) await health.live("webhook");
  else await health.degraded("webhook_failing", `Telegram can't deliver to the webhook: ${error}`, "webhook");
}

function freshError({ error, pendingUpdates }: WebhookInfo): string | null {
  return error && pendingUpdates > 0 && Date.now() - Date.parse(error.at) < freshMs ? error.text : null;
}
