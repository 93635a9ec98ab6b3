import type { Availability, Onlooker, PresenceFrame, Showing } from "@frontdesk/contract";
import { expect, vi } from "vitest";
import type { Caller } from "./callers.ts";

/** A client that follows presence and knows what it was told. */
export interface PresenceReader extends Disposable {
  frames: { frame: PresenceFrame; atMs: number }[];
  /** What a colleague is to this client. */
  availabilityOf(who: Caller): Availability;
  /** Who is at a conversation: names, with `…` behind those who type. */
  at(conversationId: string): string[];
}

/** Follows presence as a caller, and waits for its first word. */
export async function readPresence(caller: Caller): Promise<PresenceReader> {
  const frames: PresenceReader["frames"] = [];
  const members = new Map<string, Availability>();
  const places = new Map<string, Onlooker[]>();
  const subscription = caller.presence.follow.subscribe(
    {},
    {
      onData: (frame) => {
        frames.push({ frame, atMs: performance.now() });
        if (frame.isWhole) for (const told of [members, places]) told.clear();
        for (const { memberId, availability } of frame.members) members.set(memberId, availability);
        for (const { conversationId, onlookers } of frame.conversations) places.set(conversationId, onlookers);
      },
    },
  );
  await vi.waitFor(() => expect(frames.length).toBeGreaterThan(0), { timeout: 5_000 });
  return {
    frames,
    availabilityOf: ({ who }) => members.get(who?.memberId ?? "") ?? "offline",
    at: (conversationId) =>
      (places.get(conversationId) ?? []).map(({ name, isTyping }) => (isTyping ? `${name}…` : name)).toSorted(),
    [Symbol.dispose]: () => subscription.unsubscribe(),
  };
}

/** Shows what a caller's member is at, until disposed of; resolves once the desk has begun to. */
export async function showPresence(caller: Caller, showing: Partial<Showing> = {}): Promise<Disposable> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const subscription = caller.presence.show.subscribe(
    { isActive: true, looking: [], ...showing },
    { onData: () => resolve(), onError: reject },
  );
  await promise;
  return { [Symbol.dispose]: () => subscription.unsubscribe() };
}
