import type { ServerResponse } from "node:http";
import { BotApiError, tooManyRequests } from "../bot-api/error.ts";
import type { Clock } from "../clock.ts";
import type { FaultRule } from "../faults.ts";
import { type Answer, refusal, send } from "./answer.ts";

/** Whether the fault keeps the call from being carried out. */
export function preventsCall({ fault }: FaultRule): boolean {
  return fault.endsWith("-before") || /^\d+$/.test(fault);
}

/** What Telegram itself says when it refuses by script; undefined for faults of the road. */
export function scriptedRefusal(rule: FaultRule): BotApiError | undefined {
  switch (rule.fault) {
    case "400":
      return new BotApiError(400, "Bad Request: refused by the fault script");
    case "401":
      return new BotApiError(401, "Unauthorized");
    case "403":
      return new BotApiError(403, "Forbidden: bot was blocked by the user");
    case "409":
      return new BotApiError(
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
      );
    case "429":
      return tooManyRequests(rule.retryAfter ?? 5);
    default:
      return undefined;
  }
}

/** Spoils the answer the way the rule says. `proper` is what would have been sent. */
export function playFault(response: ServerResponse, rule: FaultRule, proper: Answer, clock: Clock): void {
  const [kind] = rule.fault.split("-");
  if (kind === "timeout") return;
  if (kind === "reset") response.socket?.resetAndDestroy();
  else if (kind === "slow") clock.after(rule.delayMs ?? 1000, () => send(response, proper));
  else if (kind === "garbage") send(response, { ...proper, body: proper.body.slice(0, proper.body.length / 2) });
  else if (kind === "500") send(response, refusal(new BotApiError(500, "Internal Server Error")));
  else if (kind === "502") send(response, badGateway);
  else send(response, proper);
}

/** What stands before Telegram answers for it: no JSON. */
const badGateway: Answer = {
  status: 502,
  headers: { "content-type": "text/html" },
  body: "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>",
};
