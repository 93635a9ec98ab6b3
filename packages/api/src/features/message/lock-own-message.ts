import type { Message } from "@frontdesk/contract";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { type LockedConversation, lockConversation } from "../conversation/index.ts";
import { getMessage, type LockedMessage, lockMessage } from "./message.queries.ts";
import { type LockedSend, lockSends } from "./outbox.queries.ts";

/** A message of the desk's, all of it held for this transaction. */
export interface HeldMessage {
  held: LockedConversation;
  sends: LockedSend[];
  message: LockedMessage;
  /** For what of it never changes: it was read before it was held. */
  shown: Message;
}

/**
 * Holds an outgoing message that the viewer may change: one's own, and with `conversation:override` others' too. The
 * conversation first, then its sends, then the message, as everyone does. @throws not_found, conflict (not_yours, wrong_state)
 */
export async function lockOwnMessage(desk: Desk, viewer: Viewer, messageId: string): Promise<HeldMessage> {
  const { db, workspaceId } = desk;
  const shown = await getMessage(db, viewer, messageId);
  const held = await lockConversation(db, viewer, shown.conversationId);
  const sends = await lockSends(db, { workspaceId, messageId });
  const message = await lockMessage(db, viewer, messageId);
  if (message.direction !== "out") throw new DeskError("conflict", "wrong_state");
  if (message.authorId !== viewer.actorId && !viewer.permissions.has("conversation:override"))
    throw new DeskError("conflict", "not_yours");
  return { held, sends, message, shown };
}
