import type { Reaction } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { keysOf } from "../conversation/index.ts";
import { moveReactions, replaceReactions } from "./reaction.queries.ts";

interface Reacting {
  messageId: string;
  author: { kind: Reaction["by"]["kind"]; id: string };
  /** All that they put to the message; none takes them back. */
  emojis: string[];
}

/** Makes these the author's reactions to a message, and tells those who see its thread where that changes something. */
export async function putReactions(desk: Desk, reacting: Reacting): Promise<void> {
  const { db, workspaceId, now } = desk;
  if (await replaceReactions(db, { ...reacting, workspaceId, now })) await announceReactions(desk, reacting.messageId);
}

/** Tells those who see its thread what is put to a message now. */
export async function announceReactions({ db, workspaceId, now, emit }: Desk, messageId: string): Promise<void> {
  const { conversationId, version, reactions, ...placed } = await moveReactions(db, { workspaceId, messageId, now });
  emit("message.reacted", {
    subject: { type: "message", id: messageId },
    data: { id: messageId, conversationId, reactions, version },
    scopeKeys: keysOf(placed),
  });
}
