import { isLive, type UndoOutcome, workLimits } from "@frontdesk/contract";
import type { UndoConversations } from "@frontdesk/contract/inputs";
import { scopeKeysOf, type Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError, found } from "../../desk-error.ts";
import { listTagIds } from "../tag/index.ts";
import { keysOf } from "./conversation-scope.ts";
import { listOvertaken, lockConversations } from "./lock.queries.ts";
import { performActs } from "./perform-acts.ts";
import { lockUndo, markUndone, type Undoable } from "./undo.queries.ts";

/**
 * Takes back what the caller did a short while ago, or a colleague where the caller may override: every conversation
 * that nobody has touched since stands as before.
 * @throws not_found (somebody else's, out of reach, or too long ago), conflict (already_done; stale_version where all have changed since)
 */
export async function undoConversations(
  desk: Desk,
  viewer: Viewer,
  { undoId }: UndoConversations,
): Promise<UndoOutcome> {
  const { db, workspaceId, now, actor } = desk;
  const since = new Date(now.getTime() - workLimits.undoKeptMs);
  const doer = viewer.permissions.has("conversation:override") ? null : actor;
  const undo = found(await lockUndo(db, { workspaceId, id: undoId, actor: doer, since }));
  const kept = new Map(undo.conversations.map((one) => [one.id, one]));
  const ids = [...kept.keys()];
  const held = (await lockConversations(db, desk.whole, ids)).filter((from) => {
    const then = kept.get(from.id)?.before;
    return isWithin(viewer, from) || (then && isWithin(viewer, { ...from, ...then }));
  });
  if (held.length === 0) throw new DeskError("not_found");
  if (undo.doneAt) throw new DeskError("conflict", "already_done");
  const overtaken = await listOvertaken(db, { workspaceId, ids });
  const known = await listTagIds(db, workspaceId);
  const untouched = held.filter(({ id, version, state }) => {
    const then = kept.get(id);
    const comesAlive = then && isLive(then.before.state) && !isLive(state);
    return then?.version === version && !(comesAlive && overtaken.has(id));
  });
  if (untouched.length === 0) throw new DeskError("conflict", "stale_version");

  await markUndone(db, { workspaceId, id: undoId, now });
  const planned = untouched.map((from) => {
    const patch = asBefore(found(kept.get(from.id)), { known, now });
    return { from, act: { name: "restored" as const, undone: undo.act, state: patch.state }, patch };
  });
  await performActs(desk.within({ causeId: undoId }), planned);
  return { restored: untouched.length, changedSince: ids.length - untouched.length };
}

/** What was handed on may be out of reach by now, and comes back into it. */
function isWithin(viewer: Viewer, place: Parameters<typeof keysOf>[0]): boolean {
  const keys = scopeKeysOf(viewer);
  return keysOf(place).some((key) => keys.includes(key));
}

/** A tag may have gone meanwhile, and the time to wake may be over: then it is awake. */
function asBefore({ before }: Undoable, { known, now }: { known: ReadonlySet<string>; now: Date }) {
  const slept = before.state === "snoozed" && before.snoozedUntil !== null && new Date(before.snoozedUntil) <= now;
  const state = slept ? ("open" as const) : before.state;
  return { ...before, state, tagIds: before.tagIds.filter((id) => known.has(id)) };
}
