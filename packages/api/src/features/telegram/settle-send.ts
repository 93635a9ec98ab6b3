import { isIdempotent } from "@frontdesk/contract";
import type { SendOutcome, SettleSend } from "@frontdesk/contract/inputs";
import type { Desk } from "../../desk.ts";
import type { Duty } from "../../duty.ts";
import { settleTest } from "../bot/index.ts";
import { lockConversation } from "../conversation/index.ts";
import { followMessage } from "../message/index.ts";
import { settleStaffSend } from "../staff-group/index.ts";
import { sendElsewhere } from "./move-chat.ts";
import { noteUnreachable } from "./reachability.ts";
import { changeSend, findConversationOf, lockSend } from "./send.queries.ts";
import { settleFollowUp } from "./settle-follow-up.ts";
import { settlePart } from "./settle-part.ts";

type Locked = NonNullable<Awaited<ReturnType<typeof lockSend>>>;

/**
 * Writes down what became of a send; the bubble follows, and the queue where it was not sent. A second word on the same
 * send changes nothing.
 */
export async function settleSend(duty: Duty, input: SettleSend): Promise<void> {
  const { db, desk, botId, workspaceId } = duty;
  const { outcome, leaseToken } = input;
  // The conversation before its sends, as everyone who writes in it does.
  const held = outcome.kind === "failed" ? await lockConversationOf(desk, input.outboxId) : null;
  const send = await lockSend(db, { workspaceId, botId, leaseToken, id: input.outboxId });
  if (!send) return;
  const { id, chatId, messageId } = send;
  const isPart = !isIdempotent(send.kind);
  if (outcome.kind === "moved")
    return sendElsewhere(desk, { botId, id, messageId: isPart ? messageId : null, from: chatId, to: outcome.tgChatId });
  if (send.class === "staff") return settleForStaff(duty, send, outcome);
  if (send.isTest) return settleTest(desk, { botId, testId: id, outcome });

  await changeSend(db, { workspaceId, id, patch: patchAfter(outcome, desk.now) });
  if (outcome.kind === "failed" && outcome.reachable)
    await noteUnreachable(desk, { botId, chatId, threadId: held?.tgThreadId ?? null, reachable: outcome.reachable });
  if (!messageId) return;
  if (isPart) await settlePart(duty, { ...send, messageId }, outcome);
  else await settleFollowUp(desk, { ...send, messageId }, outcome);
  if (held) await followMessage(desk, held);
}

/** After so many tries whose answers got lost, a send for staff is given up. */
const triesForStaff = 3;

/** What is for staff goes again where nobody knows what became of it: to see it twice is better than not at all. */
async function settleForStaff(
  duty: Duty,
  { id, attempts, ...send }: Locked,
  outcome: Exclude<SendOutcome, { kind: "moved" }>,
): Promise<void> {
  const { db, desk, workspaceId } = duty;
  const isLost = outcome.kind === "unknown" && attempts < triesForStaff;
  const known = isLost ? { kind: "retry" as const, afterMs: 0, reason: outcome.reason } : outcome;
  const patch = patchAfter(known, desk.now);
  if (known.kind === "retry") return changeSend(db, { workspaceId, id, patch });
  const { isRefused } = await settleStaffSend(duty, send, known);
  // What is done in another way, or need not be done, asks nobody for anything.
  const isOver = known.kind !== "sent" && !isRefused;
  await changeSend(db, { workspaceId, id, patch: isOver ? { ...patch, state: "cancelled" } : patch });
}

async function lockConversationOf({ db, workspaceId, whole }: Desk, outboxId: string) {
  const conversationId = await findConversationOf(db, { workspaceId, id: outboxId });
  return conversationId ? lockConversation(db, whole, conversationId) : null;
}

function patchAfter(outcome: Exclude<SendOutcome, { kind: "moved" }>, now: Date) {
  if (outcome.kind === "sent") return { state: outcome.kind, settled_at: now, failure: null };
  if (outcome.kind !== "retry") return { state: outcome.kind, settled_at: now, failure: outcome.reason };
  return { state: "queued" as const, not_before: new Date(now.getTime() + outcome.afterMs), failure: outcome.reason };
}
