import type { Desk } from "../../desk.ts";
import { keysOfKept } from "./audience.ts";
import { addUse, insertUse } from "./canned-reply.queries.ts";

interface Use {
  cannedReplyId: string;
  conversationId: string;
  /** The message it became. */
  messageId: string;
}

/** Counts that a canned reply was sent, and notes what it answered. One that was removed in the meantime counts nothing. */
export async function countUse({ db, workspaceId, now, emit }: Desk, use: Use): Promise<void> {
  const { cannedReplyId: id } = use;
  const used = await addUse(db, { workspaceId, id });
  if (!used) return;
  await insertUse(db, { ...use, workspaceId, now });
  const { uses, ...kept } = used;
  const subject = { type: "canned_reply", id };
  emit("canned_reply.used", { subject, data: { id, uses }, scopeKeys: keysOfKept(kept) });
}
