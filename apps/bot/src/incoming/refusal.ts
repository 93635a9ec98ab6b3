import type { BotReason } from "@frontdesk/contract";
import type { CallFailure } from "../telegram/index.ts";

/** 401: the token is not accepted any more. */
export function isRevoked(failure: CallFailure): boolean {
  return failure.kind === "refused" && failure.code === 401;
}

/** 409, while there is a webhook: polling and webhooks exclude each other (T15). */
export function isWebhookActive(failure: CallFailure): boolean {
  return failure.kind === "refused" && failure.code === 409 && /webhook/i.test(failure.description);
}

/** How long to wait after a failure, in milliseconds: as Telegram says, else as long as `usualMs`. */
export function waitAfter(failure: CallFailure, usualMs: number): number {
  return (failure.kind === "refused" && failure.retryAfterMs) || usualMs;
}

/** Why updates don't come, in one word. */
export function reasonOf(failure: CallFailure): BotReason {
  if (failure.kind === "unreached") return "telegram_unreachable";
  if (failure.kind === "lost") return "telegram_unwell";
  return failure.code === 409 ? "polled_elsewhere" : "telegram_refuses";
}

/** The same in plain English, with Telegram's own words. */
export function wordsOf(failure: CallFailure): string {
  switch (reasonOf(failure)) {
    case "telegram_unreachable":
      return `Telegram can't be reached (${failure.description}). Frontdesk keeps trying.`;
    case "telegram_unwell":
      return `Telegram doesn't answer as it should (${failure.description}). Frontdesk keeps trying.`;
    case "polled_elsewhere":
      return "Another program fetches this bot's messages with the same token. Stop one of the two.";
    default:
      return `Telegram refuses to hand over messages: ${failure.description}`;
  }
}

/** Whose address a webhook has: its path may be a secret of theirs. */
export function hostOf(url: string): string {
  return URL.parse(url)?.host ?? "an address";
}
