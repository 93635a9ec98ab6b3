import { telegramLimits } from "@frontdesk/contract";
import { acrossWorkspaces } from "@frontdesk/db";
import { type Duty, enterDuty } from "../../duty.ts";
import type { Services } from "../../services.ts";
import { settleTest } from "../bot/index.ts";
import { progressMessage } from "../message/index.ts";
import { lockLease } from "./lease.queries.ts";
import { holdRest, listAbandoned, recoverSends } from "./send.queries.ts";

const interrupted = "The bot stopped while this was being sent.";

/** P6: settles what was left under way by whoever is not of this lease, or by anybody: what had begun is unknown. */
export async function settleInterrupted(duty: Duty, leaseToken: string | null): Promise<void> {
  const { db, desk, botId, workspaceId } = duty;
  for (const { id, messageId, part, isTest } of await recoverSends(db, { workspaceId, botId, leaseToken })) {
    if (isTest) await settleTest(desk, { botId, testId: id, outcome: { kind: "unknown", reason: interrupted } });
    if (!messageId) continue;
    await holdRest(db, { workspaceId, messageId, part });
    await progressMessage(desk, { id: messageId, state: "unknown", failure: interrupted });
  }
}

/**
 * P6: does so for bots that nobody serves any more, such as those switched off while their process was killed. A holder
 * who is merely late has some time to come back: it knows what became of its sends.
 */
export async function settleAbandoned(services: Services): Promise<void> {
  const botIds = await acrossWorkspaces(services.database, "due-work").read(({ db, now }) =>
    listAbandoned(db, { before: graceFrom(now) }),
  );
  for (const botId of botIds)
    await enterDuty(services, { botId }, async (duty) => {
      const { db, workspaceId, desk } = duty;
      const lease = await lockLease(db, { workspaceId, botId });
      await settleInterrupted(duty, lease && lease.expiresAt > graceFrom(desk.now) ? lease.token : null);
    });
}

function graceFrom(now: Date): Date {
  return new Date(now.getTime() - telegramLimits.leaseGraceMs);
}
