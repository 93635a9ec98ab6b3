import type { Availability, Onlooker, TypingFor } from "@frontdesk/contract";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useLiveDesk } from "./desk-context.ts";

/** What a member is to colleagues now; null for nobody. */
export function useAvailability(memberId: string | null): Availability | null {
  const { view } = useLiveDesk().presence;
  return useSyncExternalStore(view.watch, () => memberId && view.availabilityOf(memberId)) || null;
}

/** The colleagues who have a conversation open, and which of them type there. */
export function useOnlookers(conversationId: string): readonly Onlooker[] {
  const { view } = useLiveDesk().presence;
  return useSyncExternalStore(view.watch, () => view.onlookersAt(conversationId));
}

/** Shows colleagues that this member has the conversation open, for as long as the component is there. */
export function useLooking(conversationId: string): void {
  const { presence } = useLiveDesk();
  useEffect(() => presence.look(conversationId), [presence, conversationId]);
}

/** The way to tell of keys pressed in a conversation's composer, and that what was typed is sent or left. */
export function useTyping(conversationId: string) {
  const { presence } = useLiveDesk();
  return useMemo(
    () => ({
      type: (typingFor: TypingFor) => presence.type(conversationId, typingFor),
      stop: () => presence.stopTyping(conversationId),
    }),
    [presence, conversationId],
  );
}
