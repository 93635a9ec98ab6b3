import type { Availability, Onlooker, PresenceFrame } from "@frontdesk/contract";

const nobody: readonly Onlooker[] = [];

/** What this browser was told of its colleagues: each answer is the same object until it changes. */
export class PresenceView {
  readonly #members = new Map<string, Availability>();
  readonly #conversations = new Map<string, readonly Onlooker[]>();
  readonly #watchers = new Set<() => void>();

  /** What a member is; offline where nothing was told of them. */
  availabilityOf(memberId: string): Availability {
    return this.#members.get(memberId) ?? "offline";
  }

  /** The colleagues at a conversation. */
  onlookersAt(conversationId: string): readonly Onlooker[] {
    return this.#conversations.get(conversationId) ?? nobody;
  }

  /** Calls back after each change. */
  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  take({ isWhole, members, conversations }: PresenceFrame): void {
    if (isWhole) for (const told of [this.#members, this.#conversations]) told.clear();
    for (const { memberId, availability } of members) this.#members.set(memberId, availability);
    for (const { conversationId, onlookers } of conversations)
      if (onlookers.length > 0) this.#conversations.set(conversationId, onlookers);
      else this.#conversations.delete(conversationId);
    this.#tell();
  }

  /** Forgets what passes by while the desk is out of reach: nobody would say that it ended. */
  forgetOnlookers(): void {
    if (this.#conversations.size === 0) return;
    this.#conversations.clear();
    this.#tell();
  }

  /** All of it as one frame, for a tab that comes later. */
  whole(): PresenceFrame {
    return {
      isWhole: true,
      members: [...this.#members].map(([memberId, availability]) => ({ memberId, availability })),
      conversations: [...this.#conversations].map(([conversationId, onlookers]) => ({
        conversationId,
        onlookers: [...onlookers],
      })),
    };
  }

  #tell(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }
}
