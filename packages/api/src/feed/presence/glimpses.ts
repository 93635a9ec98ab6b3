import type { Glimpse } from "../bus/bus.ts";

/** Somebody at a conversation, as one node tells the others. */
export interface Sighting {
  workspaceId: string;
  nodeId: string;
  memberId: string;
  conversationId: string;
  /** Null: no longer there. */
  seen: Seen | null;
}

export interface Seen {
  name: string;
  /** For how much longer they count as typing unless they are shown again, in milliseconds; 0 where they don't. */
  typesMs: number;
  /** Who may know of the conversation, as of this number of the log. */
  keys: readonly string[];
  asOf: number;
}

/** That a reply is being typed to a chat of Telegram's, or no longer. */
export interface TypingInChat {
  botId: string;
  tgChatId: number;
  isTyping: boolean;
}

/** That who is here, or what for, has changed in a workspace: it is to be read. */
export const rollChanged = (workspaceId: string): Glimpse => ({ key: `roll ${workspaceId}`, text: "" });

/** The workspace whose roll changed; null in any other glimpse. */
export function changedRollIn({ key }: Glimpse): string | null {
  const [what, workspaceId] = key.split(" ");
  return (what === "roll" && workspaceId) || null;
}

export function glimpseOfSighting({ workspaceId, nodeId, memberId, conversationId, seen }: Sighting): Glimpse {
  return { key: `at ${workspaceId} ${nodeId} ${memberId} ${conversationId}`, text: seen ? JSON.stringify(seen) : "" };
}

/** The sighting in a glimpse; null in any other. */
export function sightingIn({ key, text }: Glimpse): Sighting | null {
  const [what, workspaceId, nodeId, memberId, conversationId] = key.split(" ");
  if (what !== "at" || !workspaceId || !nodeId || !memberId || !conversationId) return null;
  return { workspaceId, nodeId, memberId, conversationId, seen: text === "" ? null : (JSON.parse(text) as Seen) };
}

export function glimpseOfTyping({ botId, tgChatId, isTyping }: TypingInChat): Glimpse {
  return { key: `typing ${botId} ${tgChatId}`, text: isTyping ? "1" : "" };
}

/** The typing in a glimpse; null in any other. */
export function typingIn({ key, text }: Glimpse): TypingInChat | null {
  const [what, botId, chat] = key.split(" ");
  return what === "typing" && botId ? { botId, tgChatId: Number(chat), isTyping: text !== "" } : null;
}
