import type { UndoableAct } from "@frontdesk/contract";
import type { Writer } from "@frontdesk/db";
import type { Actor } from "../../access.ts";
import type { Workable } from "./act.queries.ts";

/** How a conversation stood before an act, and the version in which the act left it. */
export interface Undoable {
  id: string;
  version: number;
  before: Workable;
}

export interface Undo {
  act: UndoableAct;
  conversations: Undoable[];
  doneAt: Date | null;
}

interface NewUndo {
  workspaceId: string;
  id: string;
  actor: Actor;
  act: UndoableAct;
  conversations: Undoable[];
  now: Date;
}

export async function insertUndo(db: Writer, undo: NewUndo): Promise<void> {
  const { workspaceId, id, actor, act, conversations, now } = undo;
  if (actor.kind !== "member" && actor.kind !== "api_token") return;
  await db
    .insertInto("undo")
    .values({
      workspace_id: workspaceId,
      id,
      actor_kind: actor.kind,
      actor_id: actor.id ?? "",
      act,
      conversations: JSON.stringify(conversations),
      created_at: now,
    })
    .execute();
}

interface Wanted {
  workspaceId: string;
  id: string;
  /** Who did it; null for anybody. */
  actor: Actor | null;
  since: Date;
}

/** What was done and may be undone, held for this transaction; undefined where it was another's, or too long ago. */
export async function lockUndo(db: Writer, { workspaceId, id, actor, since }: Wanted): Promise<Undo | undefined> {
  const row = await db
    .selectFrom("undo")
    .select(["act", "conversations", "done_at as doneAt"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .$if(actor !== null, (query) => query.where("actor_id", "=", actor?.id ?? ""))
    .where("created_at", ">", since)
    .forUpdate()
    .executeTakeFirst();
  return row && { act: row.act as UndoableAct, conversations: row.conversations as Undoable[], doneAt: row.doneAt };
}

export async function markUndone(
  db: Writer,
  { workspaceId, id, now }: { workspaceId: string; id: string; now: Date },
): Promise<void> {
  await db
    .updateTable("undo")
    .set({ done_at: now })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}
