import { isIdempotent, type Reachable, type Send } from "@frontdesk/contract";
import type { SendOutcome } from "@frontdesk/contract/inputs";
import { backoffMs } from "../pause.ts";
import type { CallFailure } from "../telegram/index.ts";

/** A change whose answers keep getting lost is given up after so many tries, so that its chat goes on. */
const changeTries = 20;
const revokedRetryMs = 1_000;
const dayMs = 86_400_000;

/** What a failed call means for its send (P6, F11): tried again only if that can't double it. */
export function outcomeOf(send: Send, failure: CallFailure, attempts: number): SendOutcome {
  const reason = failure.description.slice(0, 500);
  const retry = (afterMs: number): SendOutcome => ({ kind: "retry", afterMs: Math.min(afterMs, dayMs), reason });

  switch (failure.kind) {
    case "unreached":
      return retry(backoffMs(attempts));
    case "lost":
      if (!isIdempotent(send.kind)) return { kind: "unknown", reason };
      return attempts < changeTries ? retry(backoffMs(attempts)) : { kind: "failed", reason };
    case "refused":
      if (failure.movedTo !== undefined) return { kind: "moved", tgChatId: failure.movedTo, reason };
      if (failure.code === 429) return retry(failure.retryAfterMs ?? 1_000);
      // The token is not accepted: the message waits for the one that will be.
      if (failure.code === 401 || failure.code === 404) return retry(revokedRetryMs);
      if (isDoneAlready(send, reason)) return { kind: "sent", tgMessageIds: [] };
      return { kind: "failed", reason, ...reachabilityIn(failure) };
  }
}

// As after an answer that was lost: what was asked for is so.
function isDoneAlready({ kind }: Send, reason: string): boolean {
  if (kind === "topic_delete") return /TOPIC_ID_INVALID|message thread not found/.test(reason);
  if (kind.startsWith("topic_")) return /TOPIC_NOT_MODIFIED/.test(reason);
  if (kind === "delete") return /message to delete not found/i.test(reason);
  return kind.startsWith("edit_") && /message is not modified/i.test(reason);
}

function reachabilityIn({ code, description }: { code: number; description: string }): { reachable?: Reachable } {
  // A closed topic takes messages of those alone who manage topics; a deleted one is nothing to Telegram.
  if (/TOPIC_CLOSED/.test(description)) return { reachable: "topic_closed" };
  if (/message thread not found|TOPIC_DELETED/i.test(description)) return { reachable: "topic_deleted" };
  if (code !== 403) return {};
  if (/blocked by the user/i.test(description)) return { reachable: "blocked" };
  if (/user is deactivated/i.test(description)) return { reachable: "deactivated" };
  if (/kicked|not a member/i.test(description)) return { reachable: "kicked" };
  return {};
}
