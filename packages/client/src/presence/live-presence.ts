import type { TypingFor } from "@frontdesk/contract";
import type { OpenPresence } from "./open-presence.ts";
import { PresenceView } from "./presence-view.ts";

/**
 * Presence as a page has it: there at once, and quiet until what carries it has come, for which the first load does not
 * wait.
 */
export class LivePresence {
  readonly view = new PresenceView();
  readonly #looking = new Map<object, { conversationId: string; end?: () => void }>();
  #open: OpenPresence | null = null;
  #leads = false;
  #isClosed = false;

  /** Lets presence flow by what `opening` brings; where that can't be had there is none. */
  async openBy(opening: (view: PresenceView) => Promise<OpenPresence>): Promise<void> {
    const open = await opening(this.view);
    if (this.#isClosed) return open.close();
    this.#open = open;
    for (const look of this.#looking.values()) look.end = open.look(look.conversationId);
    open.lead(this.#leads);
  }

  /** Whether this tab holds the browser's connection. */
  lead(leads: boolean): void {
    this.#leads = leads;
    this.#open?.lead(leads);
  }

  /** A conversation is open, until the answer is called. */
  look(conversationId: string): () => void {
    const key = {};
    const end = this.#open?.look(conversationId);
    this.#looking.set(key, { conversationId, ...(end && { end }) });
    return () => {
      this.#looking.get(key)?.end?.();
      this.#looking.delete(key);
    };
  }

  /** A key was pressed in a conversation's composer. */
  type(conversationId: string, typingFor: TypingFor): void {
    this.#open?.type(conversationId, typingFor);
  }

  /** What was typed there was sent, or is left for now. */
  stopTyping(conversationId: string): void {
    this.#open?.stopTyping(conversationId);
  }

  close(): void {
    this.#isClosed = true;
    this.#open?.close();
  }
}
