import type { MessageState } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { getConversation, keysOfConversation } from "../conversation/index.ts";
import { changeMessage, getMessage } from "./message.queries.ts";

/** Moves an outgoing message to where it stands now, and tells those who see its thread. */
export async function progressMessage(
  desk: Desk,
  { id, state, failure }: { id: string; state: MessageState; failure: string | null },
): Promise<void> {
  const { workspaceId, now } = desk;
  const version = await changeMessage(desk.db, { workspaceId, id, now, patch: { state, failure } });
  const { conversationId } = await getMessage(desk.db, desk.whole, id);
  desk.emit("message.progressed", {
    subject: { type: "message", id },
    data: { id, conversationId, state, failure, version },
    scopeKeys: keysOfConversation(await getConversation(desk.db, desk.whole, conversationId)),
  });
}
