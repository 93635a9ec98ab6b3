import type { MessageState } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { keysOf } from "../conversation/index.ts";
import { moveMessage } from "./message.queries.ts";

interface Progress {
  id: string;
  /** Without it the message stays where it stands, and only what went wrong is noted. */
  state?: MessageState;
  failure: string | null;
}

/** Moves an outgoing message to where it stands now, and tells those who see its thread where that is news. */
export async function progressMessage(
  { db, workspaceId, now, emit }: Desk,
  { id, state: to, failure }: Progress,
): Promise<void> {
  const moved = await moveMessage(db, { workspaceId, id, state: to, failure, now });
  if (!moved) return;
  const { version, state, conversationId, ...placed } = moved;
  emit("message.progressed", {
    subject: { type: "message", id },
    data: { id, conversationId, state, failure, version },
    scopeKeys: keysOf(placed),
  });
}
