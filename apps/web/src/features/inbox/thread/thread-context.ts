import type { ShownMessage } from "@frontdesk/client/react";
import { createContext, useContext } from "react";

/** What the bubbles of a thread may ask of it. It stays the same while messages come and go. */
export interface ThreadHands {
  memberId: string;
  /** Whether the reader may write here now. */
  canWrite: boolean;
  edit(messageId: string): void;
  endEdit(): void;
  /** Answers a message, or the stretch of it that was picked out. */
  answer(message: ShownMessage, quote: string | null): void;
  /** Brings a message into view, however far back it is. */
  show(messageId: string): void;
  retry(opId: string): void;
  discard(opId: string): void;
}

export const ThreadContext = createContext<ThreadHands | null>(null);

/** What a bubble may ask of its thread. @throws outside a thread */
export function useThreadHands(): ThreadHands {
  const hands = useContext(ThreadContext);
  if (!hands) throw new Error("useThreadHands needs a ThreadContext above it");
  return hands;
}
