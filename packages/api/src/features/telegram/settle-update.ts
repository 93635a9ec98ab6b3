import { telegramLimits } from "@frontdesk/contract";
import type { FailUpdate, IgnoreUpdate } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { countAttempt, settleUpdate } from "./update.queries.ts";

/** Settles an update that the desk has no use for, with the reason. */
export async function ignoreUpdate(
  { db, desk, botId, workspaceId }: Duty,
  { updateId, reason }: Pick<IgnoreUpdate, "updateId" | "reason">,
) {
  return {
    applied: await settleUpdate(db, { workspaceId, botId, updateId, state: "ignored", error: reason, now: desk.now }),
  };
}

/**
 * Notes a failed try; after the last allowed one, or a final one, the update is failed, so that its chat goes on. Answers
 * whether it still waits: an update that was settled before, however, waits no more.
 */
export async function failUpdate({ db, desk, botId, workspaceId }: Duty, { updateId, error, final }: FailUpdate) {
  const attempts = await countAttempt(db, { workspaceId, botId, updateId, error });
  if (attempts === null) return { state: "failed" as const };
  if (!final && attempts < telegramLimits.updateAttempts) return { state: "received" as const };
  await settleUpdate(db, { workspaceId, botId, updateId, state: "failed", error, now: desk.now });
  return { state: "failed" as const };
}
