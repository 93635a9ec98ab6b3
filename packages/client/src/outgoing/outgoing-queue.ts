import type { DeskErrorData, Message } from "@frontdesk/contract";
import { deskErrorOf } from "../desk-error.ts";
import { fullJitter } from "../full-jitter.ts";
import { randomId } from "../op-id.ts";
import type { Outgoing, OutgoingStore } from "./outgoing.ts";

interface QueueOptions {
  store: OutgoingStore;
  /** Sends under the message's `opId`, so that a repeat has no second effect. */
  send(outgoing: Outgoing): Promise<Message>;
  onSent(message: Message): void;
  now?: () => Date;
  random?: () => number;
}

/**
 * Sends messages in the order they were written, conversation by conversation; keeps them while the desk can't be
 * reached, also across a reload, and tries again by itself. Each has one effect, whichever tab sends it.
 */
export class OutgoingQueue {
  readonly #options: QueueOptions;
  readonly #watchers = new Set<() => void>();
  readonly #busy = new Set<string>();
  /** Kept by the store: another tab may have sent or discarded them since. */
  readonly #kept = new Set<string>();
  #all: readonly Outgoing[] = [];
  #attempt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(options: QueueOptions) {
    this.#options = options;
    this.#load().catch(() => {});
  }

  /** Oldest first; the same array until something changes. */
  readonly all = (): readonly Outgoing[] => this.#all;

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  add({ conversationId, text }: { conversationId: string; text: string }): Outgoing {
    const { now = () => new Date() } = this.#options;
    const outgoing: Outgoing = {
      opId: randomId(),
      clientKey: randomId(),
      conversationId,
      text,
      createdAt: now().toISOString(),
      state: "waiting",
      error: null,
    };
    this.#become([...this.#all, outgoing]);
    this.#keep(outgoing);
    this.#flush(conversationId);
    return outgoing;
  }

  /** Tries a refused message once more. */
  retry(opId: string): void {
    this.#change(opId, { state: "waiting", error: null });
    this.wake();
  }

  discard(opId: string): void {
    this.#drop(opId);
  }

  /** The desk can be reached again: what waits goes now. */
  wake(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const conversationId of new Set(this.#all.map((outgoing) => outgoing.conversationId)))
      this.#flush(conversationId);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  async #load(): Promise<void> {
    const kept = await this.#options.store.load();
    for (const { opId } of kept) this.#kept.add(opId);
    const known = new Set(this.#all.map(({ opId }) => opId));
    const waiting = kept.filter(({ opId }) => !known.has(opId));
    this.#become([...waiting.map(asLoaded), ...this.#all]);
    this.wake();
  }

  #flush(conversationId: string): void {
    if (this.#isClosed || this.#busy.has(conversationId)) return;
    this.#busy.add(conversationId);
    this.#sendWaiting(conversationId)
      .catch(() => this.#later())
      .finally(() => this.#busy.delete(conversationId));
  }

  async #sendWaiting(conversationId: string): Promise<void> {
    for (;;) {
      const next = this.#all.find((one) => one.conversationId === conversationId && one.state === "waiting");
      if (!next || this.#isClosed) return;
      if (await this.#isGone(next)) this.#forget(next.opId);
      else if (!(await this.#send(next))) return;
    }
  }

  async #isGone({ opId }: Outgoing): Promise<boolean> {
    if (!this.#kept.has(opId)) return false;
    return !(await this.#options.store.has(opId).catch(() => true));
  }

  async #send(outgoing: Outgoing): Promise<boolean> {
    const { opId } = outgoing;
    this.#change(opId, { state: "sending" });
    try {
      const message = await this.#options.send(outgoing);
      this.#attempt = 0;
      this.#options.onSent(message);
      this.#drop(opId);
      return true;
    } catch (thrown) {
      const error = deskErrorOf(thrown);
      if (isPassing(error)) {
        this.#change(opId, { state: "waiting" });
        this.#later(error.retryAfterMs ?? 0);
        return false;
      }
      if (error.reason === "already_done") this.#drop(opId);
      else this.#change(opId, { state: "refused", error });
      return true;
    }
  }

  #later(atLeastMs = 0): void {
    if (this.#timer || this.#isClosed) return;
    this.#attempt += 1;
    const wait = atLeastMs + fullJitter(this.#attempt, this.#options);
    this.#timer = setTimeout(() => this.wake(), wait);
  }

  #change(opId: string, change: Partial<Outgoing>): void {
    const next = this.#all.map((one) => (one.opId === opId ? { ...one, ...change } : one));
    this.#become(next);
    const changed = next.find((one) => one.opId === opId);
    if (changed && change.state !== "sending") this.#keep(changed);
  }

  #drop(opId: string): void {
    this.#forget(opId);
    this.#options.store.remove(opId).catch(() => {});
  }

  #forget(opId: string): void {
    this.#kept.delete(opId);
    this.#become(this.#all.filter((one) => one.opId !== opId));
  }

  // Where the device keeps nothing, the message is still sent from memory.
  #keep(outgoing: Outgoing): void {
    this.#store(outgoing).catch(() => {});
  }

  async #store(outgoing: Outgoing): Promise<void> {
    const { store } = this.#options;
    await store.put(outgoing);
    if (this.#all.some(({ opId }) => opId === outgoing.opId)) this.#kept.add(outgoing.opId);
    else await store.remove(outgoing.opId);
  }

  #become(all: readonly Outgoing[]): void {
    this.#all = all;
    for (const watcher of [...this.#watchers]) watcher();
  }
}

// A reason says what failed beyond the desk, or in it: then somebody has to decide.
function isPassing({ code, reason }: DeskErrorData): boolean {
  return code === "limited" || code === "unauthenticated" || (code === "unavailable" && reason === null);
}

// The page that was sending is gone; whether the desk heard it, the same opId will tell.
function asLoaded(outgoing: Outgoing): Outgoing {
  return outgoing.state === "sending" ? { ...outgoing, state: "waiting" } : outgoing;
}
