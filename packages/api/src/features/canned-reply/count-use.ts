import type { Desk } from "../../desk.ts";
import { keysOfKept } from "./audience.ts";
import { addUse } from "./canned-reply.queries.ts";

/** Counts that a canned reply was sent. One that was removed in the meantime counts nothing. */
export async function countUse({ db, workspaceId, emit }: Desk, id: string): Promise<void> {
  const used = await addUse(db, { workspaceId, id });
  if (!used) return;
  const { uses, ...kept } = used;
  const subject = { type: "canned_reply", id };
  emit("canned_reply.used", { subject, data: { id, uses }, scopeKeys: keysOfKept(kept) });
}
