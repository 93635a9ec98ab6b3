import type { BulkOutcome, UndoableAct } from "@frontdesk/contract";
import type { BulkAct, BulkConversations } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { mayHandle } from "./assert-may-handle.ts";
import { planClose, planSpam } from "./close-conversation.ts";
import { getReceiver } from "./directory.queries.ts";
import { planHandOver } from "./hand-over.ts";
import { type LockedConversation, lockConversations } from "./lock.queries.ts";
import { type PlannedAct, performActs } from "./perform-acts.ts";
import { planPriority } from "./prioritise-conversation.ts";
import { planReopen } from "./reopen-conversation.ts";
import { planSnooze } from "./snooze-conversation.ts";
import { planTags } from "./tag-conversation.ts";
import { keepUndo, type Plan } from "./work-on.ts";

const undoneAs: Record<BulkAct["name"], UndoableAct> = {
  assign: "assigned",
  tag: "tagged",
  prioritise: "prioritised",
  snooze: "snoozed",
  close: "closed",
  reopen: "reopened",
  markSpam: "spam_marked",
};

/**
 * Does one act with many conversations, in one transaction. What it can't change it leaves, and says why; its events
 * have one cause (R3), under which it may be undone.
 * @throws not_found where none is within reach, or for a receiver or a tag; forbidden (assign); invalid
 */
export async function bulkConversations(desk: Desk, viewer: Viewer, input: BulkConversations): Promise<BulkOutcome> {
  const { act } = input;
  if (act.name === "assign" && !viewer.permissions.has("conversation:override")) throw new DeskError("forbidden");
  const ids = [...new Set(input.conversationIds)];
  const held = await lockConversations(desk.db, viewer, ids);
  if (held.length === 0) throw new DeskError("not_found");
  const plan = await planOf(desk, { act, ids: held.map(({ id }) => id) });

  const known = new Set(held.map(({ id }) => id));
  const left: BulkOutcome["left"] = ids
    .filter((id) => !known.has(id))
    .map((conversationId) => ({ conversationId, reason: "not_found" }));
  const planned: PlannedAct[] = [];
  for (const from of held) {
    const one = planOrReason(plan, from, viewer);
    if (typeof one === "string") left.push({ conversationId: from.id, reason: one });
    else planned.push(one);
  }
  if (planned.length === 0) return { changed: 0, left, undoId: null };

  const undoId = crypto.randomUUID();
  const after = await performActs(desk.within({ causeId: undoId }), planned);
  await keepUndo(desk, { id: undoId, act: undoneAs[act.name], planned, after });
  await desk.audit({
    action: "conversation.bulk",
    subject: { type: "conversation", id: null },
    after: { act: act.name, count: planned.length },
  });
  return { changed: planned.length, left, undoId };
}

async function planOf(desk: Desk, { act, ids }: { act: BulkAct; ids: string[] }): Promise<Plan> {
  const { db, workspaceId, now } = desk;
  switch (act.name) {
    case "assign":
      return planHandOver({ name: "assigned", to: act.to && (await getReceiver(db, { workspaceId, to: act.to })) });
    case "tag":
      return planTags(desk, act);
    case "prioritise":
      return planPriority(act.priority);
    case "snooze":
      return planSnooze(act.until, now);
    case "close":
      return planClose(now);
    case "markSpam":
      return planSpam;
    case "reopen":
      return planReopen(desk, { from: ["closed", "spam"], ids });
  }
}

function planOrReason(
  plan: Plan,
  from: LockedConversation,
  viewer: Viewer,
): PlannedAct | BulkOutcome["left"][number]["reason"] {
  if (!mayHandle(viewer, from)) return "not_yours";
  try {
    return plan(from) ?? "no_change";
  } catch (error) {
    if (error instanceof DeskError && error.code === "conflict") return "wrong_state";
    throw error;
  }
}
