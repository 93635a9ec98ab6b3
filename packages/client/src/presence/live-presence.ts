import type { TypingFor } from "@frontdesk/contract";
import { PresenceView } from "./presence-view.ts";
import type { SharedPresence } from "./share-presence.ts";
import { TabShowing } from "./tab-showing.ts";

/** Moves of the pointer are many: one is heard in this time. */
const stirMs = 10_000;

/**
 * Presence as a page has it: there at once, and quiet until `open` has brought what carries it, for which the first
 * load does not wait.
 */
export class LivePresence {
  readonly view = new PresenceView();
  readonly #showing = new TabShowing((showing) => this.#shared?.show(showing));
  readonly #page = new AbortController();
  #shared: SharedPresence | null = null;
  #leads = false;
  #isClosed = false;
  #stirredAt = Date.now();

  /** Brings what carries it. */
  async open(share: () => Promise<(view: PresenceView) => SharedPresence>): Promise<void> {
    const shared = (await share())(this.view);
    if (this.#isClosed) return shared.close();
    this.#shared = shared;
    shared.show(this.#showing.current());
    shared.lead(this.#leads);
    this.#watchPage();
  }

  /** Whether this tab holds the browser's connection. */
  lead(leads: boolean): void {
    this.#leads = leads;
    this.#shared?.lead(leads);
  }

  look(conversationId: string): () => void {
    return this.#showing.look(conversationId);
  }

  type(conversationId: string, typingFor: TypingFor): void {
    this.#showing.type(conversationId, typingFor);
  }

  stopTyping(conversationId: string): void {
    this.#showing.stopTyping(conversationId);
  }

  close(): void {
    this.#isClosed = true;
    this.#page.abort();
    this.#showing.close();
    this.#shared?.close();
  }

  #watchPage(): void {
    const { signal } = this.#page;
    const stir = () => {
      if (Date.now() - this.#stirredAt < stirMs) return;
      this.#stirredAt = Date.now();
      this.#showing.stir();
    };
    for (const kind of ["pointerdown", "pointermove", "keydown", "wheel"])
      addEventListener(kind, stir, { signal, passive: true });
    const turn = () => {
      const isSeen = document.visibilityState === "visible";
      this.#showing.turn(isSeen);
      if (isSeen) stir();
    };
    document.addEventListener("visibilitychange", turn, { signal });
    turn();
    addEventListener("pagehide", ({ persisted }) => persisted || this.#shared?.close(), { signal });
  }
}
