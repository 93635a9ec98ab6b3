import { telegramLimits } from "@frontdesk/contract";
import type { HoldLease } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { lockLease, putLease } from "./lease.queries.ts";

type Held = { leaseToken: string; expiresInMs: number } | { heldBy: string; retryAfterMs: number };

/**
 * Gives a bot to one process, or prolongs what it holds; every other is told who has it. A new holder gets a new
 * token, so that whatever its predecessor still tries is refused.
 */
export async function holdLease({ db, desk, botId, workspaceId }: Duty, input: HoldLease): Promise<Held> {
  const now = desk.now.getTime();
  const present = await lockLease(db, { workspaceId, botId });
  // A first lease has its call's id for a token: who asks again because the answer was lost is given the same.
  const isOurs = present !== undefined && [input.renews, input.opId].includes(present.token);
  const refusal = (holder: string, until: number) => ({ heldBy: holder, retryAfterMs: Math.max(0, until - now) });
  if (present && !isOurs && present.expiresAt.getTime() > now)
    return refusal(present.holder, present.expiresAt.getTime());

  // One that ran out and that nobody took is prolonged too: its holder knows what became of its sends.
  const token = isOurs ? present.token : input.opId;
  const expiresAt = new Date(now + telegramLimits.leaseMs);
  const former = present?.token ?? null;
  const isPut = await putLease(db, { workspaceId, botId, token, holder: input.holder, expiresAt, former });
  return isPut ? { leaseToken: token, expiresInMs: telegramLimits.leaseMs } : refusal("another process", now);
}
