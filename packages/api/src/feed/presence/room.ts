import type { Availability, EventKind } from "@frontdesk/contract";
import type { Channel } from "../channel.ts";
import type { LoggedEvent } from "../log.queries.ts";
import { Company } from "./company.ts";
import type { Present } from "./roll.ts";

/** Somebody who is told of a room; what changed since they were told last is kept by key, so it can't grow. */
export class Follower {
  readonly members = new Set<string>();
  readonly conversations = new Set<string>();
  #wake = () => {};

  /** Resolves at the next change, or when `signal` fires. */
  async changed(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    signal.addEventListener("abort", this.#wake);
    await promise;
    signal.removeEventListener("abort", this.#wake);
  }

  wake(): void {
    this.#wake();
  }
}

/** What changes who counts as here, beside their coming and going. */
const onRoll: ReadonlySet<string> = new Set<EventKind>(["availability.chosen", "member.changed", "member.removed"]);

/** One workspace as this node knows it: who of its members is here, and who is at which conversation. */
export class Room {
  readonly company = new Company((conversationId) => this.#touch("conversations", conversationId));
  readonly #followers = new Set<Follower>();
  readonly #onRollChanged: () => void;
  #present: Present = new Map();

  constructor(onRollChanged: () => void) {
    this.#onRollChanged = onRollChanged;
  }

  get present(): Present {
    return this.#present;
  }

  availabilityOf(memberId: string): Availability {
    return this.#present.get(memberId) ?? "offline";
  }

  /** Takes in who is here, as it was just read. */
  takeRoll(present: Present): void {
    const before = this.#present;
    this.#present = present;
    for (const memberId of new Set([...before.keys(), ...present.keys()]))
      if (before.get(memberId) !== present.get(memberId)) this.#touch("members", memberId);
  }

  follow(): { follower: Follower; leave: () => void } {
    const follower = new Follower();
    this.#followers.add(follower);
    return { follower, leave: () => this.#followers.delete(follower) };
  }

  /** Follows the log, which tells who may know of a conversation, until `signal` fires. @throws what reading it throws */
  async followLog(channel: Channel, from: number, signal: AbortSignal): Promise<number> {
    let position = from;
    while (!signal.aborted) {
      await channel.beyond(position, signal);
      const entries = channel.head > position ? await channel.after(position) : [];
      for (const entry of entries) this.#hear(entry);
      position = entries.at(-1)?.seq ?? position;
      // Woken without news: somebody's rights may have changed.
      if (entries.length === 0) for (const follower of this.#followers) follower.wake();
    }
    return position;
  }

  #hear({ seq, event, scopeKeys }: LoggedEvent): void {
    // Only what carries the conversation itself goes to all who may know of it: a draft's news are its writer's alone.
    const conversationId = (event.data as { conversation?: { id?: string } }).conversation?.id;
    if (onRoll.has(event.kind)) this.#onRollChanged();
    if (conversationId) this.company.move(conversationId, { keys: scopeKeys, asOf: seq });
  }

  #touch(what: "members" | "conversations", id: string): void {
    for (const follower of this.#followers) {
      follower[what].add(id);
      follower.wake();
    }
  }
}
