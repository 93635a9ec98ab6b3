import type { MessageState } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { keysOf } from "../conversation/index.ts";
import { moveMessage } from "./message.queries.ts";

/** Moves an outgoing message to where it stands now, and tells those who see its thread. */
export async function progressMessage(
  { db, workspaceId, now, emit }: Desk,
  { id, state, failure }: { id: string; state: MessageState; failure: string | null },
): Promise<void> {
  const { version, conversationId, ...placed } = await moveMessage(db, { workspaceId, id, state, failure, now });
  emit("message.progressed", {
    subject: { type: "message", id },
    data: { id, conversationId, state, failure, version },
    scopeKeys: keysOf(placed),
  });
}
