import type { Conversation, UndoableAct } from "@frontdesk/contract";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { found } from "../../desk-error.ts";
import { assertMayHandle } from "./assert-may-handle.ts";
import { getConversation } from "./conversation.queries.ts";
import { type LockedConversation, lockConversation } from "./lock.queries.ts";
import { lostRace } from "./lost-race.ts";
import { type PlannedAct, performActs, workableOf } from "./perform-acts.ts";
import { insertUndo } from "./undo.queries.ts";

/** What an act makes of a held conversation; null where it has nothing to change. @throws conflict, invalid */
export type Plan = (from: LockedConversation) => PlannedAct | null;

interface Work {
  conversationId: string;
  plan: Plan;
}

/**
 * Does one act with a conversation that the viewer may handle. What has nothing to change announces nothing.
 * @throws not_found, conflict not_yours; whatever the plan throws, a conflict with the conversation as it stands
 */
export async function workOn(desk: Desk, viewer: Viewer, { conversationId, plan }: Work): Promise<Conversation> {
  const from = await lockConversation(desk.db, viewer, conversationId);
  const planned = await planFor(desk, viewer, { from, plan });
  if (!planned) return getConversation(desk.db, viewer, from.id);
  await assertMayHandle(desk, viewer, from);
  const [after] = await performActs(desk, [planned]);
  return found(after);
}

async function planFor(desk: Desk, viewer: Viewer, { from, plan }: { from: LockedConversation; plan: Plan }) {
  try {
    return plan(from);
  } catch (error) {
    throw await lostRace(desk, viewer, { conversationId: from.id, error });
  }
}

/** A conversation after an act that may be undone, by this id; null where nothing was changed. */
export type Undoable = Conversation & { undoId: string | null };

/** The same, and keeps how it stood, so that the act may be undone for a while. */
export async function workOnUndoably(
  desk: Desk,
  viewer: Viewer,
  { conversationId, plan, act }: Work & { act: UndoableAct },
): Promise<Undoable> {
  const undoId = crypto.randomUUID();
  let planned: PlannedAct | null = null;
  const kept: Plan = (from) => {
    planned = plan(from);
    return planned;
  };
  const after = await workOn(desk.within({ causeId: undoId }), viewer, { conversationId, plan: kept });
  if (!planned) return { ...after, undoId: null };
  await keepUndo(desk, { id: undoId, act, planned: [planned], after: [after] });
  return { ...after, undoId };
}

interface Kept {
  id: string;
  act: UndoableAct;
  planned: PlannedAct[];
  /** In the order of what was planned. */
  after: Conversation[];
}

/** Keeps how conversations stood before an act: the inverse is the server's own, not what a client remembers. */
export async function keepUndo(desk: Desk, { id, act, planned, after }: Kept): Promise<void> {
  const { db, workspaceId, now, actor } = desk;
  const conversations = planned.map(({ from }, index) => ({
    id: from.id,
    version: found(after[index]).version,
    before: workableOf(from),
  }));
  await insertUndo(db, { workspaceId, id, actor, act, conversations, now });
}
