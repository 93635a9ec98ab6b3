import type { Conversation, Priority } from "@frontdesk/contract";

/** Who acts, and when. */
interface Actor {
  memberId: string;
  name: string;
  now: Date;
}

/** How a conversation will stand once the desk has done an act; the same object where that is as it stands. */
export type Guess = (conversation: Conversation) => Conversation;

interface Told {
  priority?: Priority;
  until?: string | null;
  add?: string[];
  remove?: string[];
  override?: boolean;
}

const over = { waitingSince: null, escalation: null, snoozedUntil: null, sla: null };
const awake = { state: "open", snoozedUntil: null } as const;

/** Acts whose outcome can be told beforehand, by the name of their procedure; the desk has the last word on each. */
const guesses: Record<string, (told: Told, actor: Actor) => Guess> = {
  take:
    ({ override = false }, { memberId, name }) =>
    (one) => {
      // Somebody was faster.
      if (one.assignee && !override) return one;
      const state = one.state === "new" ? "open" : one.state;
      return { ...one, assignee: { id: memberId, name }, handledBy: "human", state };
    },
  release: () => (one) => ({ ...one, assignee: null, handledBy: "none" }),
  prioritise:
    ({ priority }) =>
    (one) =>
      priority === undefined ? one : { ...one, priority },
  tag:
    ({ add = [], remove = [] }) =>
    (one) => {
      const kept = one.tagIds.filter((id) => add.includes(id) || !remove.includes(id));
      return { ...one, tagIds: [...kept, ...add.filter((id) => !kept.includes(id))] };
    },
  await: () => (one) => ({ ...one, state: "pending", waitingSince: null, snoozedUntil: null }),
  snooze:
    ({ until = null }) =>
    (one) => ({ ...one, state: "snoozed", snoozedUntil: until }),
  wake: () => (one) => ({ ...one, ...awake }),
  close:
    (_, { now }) =>
    (one) => ({ ...one, ...over, state: "closed", closedAt: now.toISOString() }),
  reopen: () => (one) => ({ ...one, ...awake, closedAt: null }),
  markSpam: () => (one) => ({ ...one, ...over, state: "spam", closedAt: null }),
  clearSpam: () => (one) => ({ ...one, ...awake, closedAt: null }),
};

/** What an act on a conversation will come to, by its procedure and input; null for one that nobody can tell beforehand. */
export function guessAct(name: string, input: object, actor: Actor): Guess | null {
  return Object.hasOwn(guesses, name) ? (guesses[name]?.(input, actor) ?? null) : null;
}
