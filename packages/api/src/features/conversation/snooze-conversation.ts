import { type Conversation, isLive, workLimits } from "@frontdesk/contract";
import type { MoveConversation, SnoozeConversation } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { type Plan, type Undoable, workOn, workOnUndoably } from "./work-on.ts";

const dayMs = 86_400_000;

/** Puts a live conversation out of sight until a time, or until its person writes. @throws invalid for a time that is over or too far */
export function planSnooze(until: string | null, now: Date): Plan {
  const at = until === null ? null : new Date(until);
  const aheadMs = at ? at.getTime() - now.getTime() : 1;
  if (aheadMs <= 0 || aheadMs > workLimits.snoozeDays * dayMs)
    throw new DeskError("invalid", "bad_input", { fields: { until: "out_of_range" } });
  return (from) => {
    if (!isLive(from.state)) throw new DeskError("conflict", "wrong_state");
    const isSame = from.state === "snoozed" && from.snoozedUntil?.getTime() === at?.getTime();
    return isSame ? null : { from, act: { name: "snoozed", until }, patch: { state: "snoozed", snoozedUntil: at } };
  };
}

/** @throws not_found, conflict (not_yours, wrong_state), invalid */
export async function snoozeConversation(desk: Desk, viewer: Viewer, input: SnoozeConversation): Promise<Undoable> {
  const { conversationId, until } = input;
  return workOnUndoably(desk, viewer, { conversationId, plan: planSnooze(until, desk.now), act: "snoozed" });
}

/** Brings what sleeps back to its desk. */
export const planWake: Plan = (from) => {
  if (!isLive(from.state)) throw new DeskError("conflict", "wrong_state");
  return from.state === "snoozed" ? { from, act: { name: "woken" }, patch: { state: "open" } } : null;
};

/** @throws not_found, conflict (not_yours, wrong_state) */
export async function wakeConversation(desk: Desk, viewer: Viewer, input: MoveConversation): Promise<Conversation> {
  return workOn(desk, viewer, { conversationId: input.conversationId, plan: planWake });
}
