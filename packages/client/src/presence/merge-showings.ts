import { presenceLimits, type Showing, type TypingFor } from "@frontdesk/contract";

/** What the tabs of a browser show as one: whatever any of them shows. */
export function mergeShowings(showings: Iterable<Showing>): Showing {
  const looking = new Map<string, TypingFor | null>();
  let isActive = false;
  for (const showing of showings) {
    isActive ||= showing.isActive;
    for (const { conversationId, typing } of showing.looking)
      looking.set(conversationId, stronger(looking.get(conversationId) ?? null, typing));
  }
  const latest = [...looking].slice(-presenceLimits.looking);
  return { isActive, looking: latest.map(([conversationId, typing]) => ({ conversationId, typing })) };
}

function stronger(one: TypingFor | null, other: TypingFor | null): TypingFor | null {
  return one === "contact" || other === "contact" ? "contact" : (one ?? other);
}
