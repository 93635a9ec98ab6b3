import type { Named } from "./conversation-act.ts";

/** A note that calls somebody who has not seen it yet. */
export interface Mention {
  messageId: string;
  conversationId: string;
  /** The conversation's number. */
  number: number;
  by: Named;
  at: string;
}

export const mentionLimits = {
  /** Members that one note may call. */
  perNote: 20,
  /** Unseen ones that are listed, the latest first. */
  listed: 100,
} as const;
