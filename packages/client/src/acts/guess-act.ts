import { type Conversation, isLive, type Priority } from "@frontdesk/contract";

/** Who acts, and when. */
interface Actor {
  memberId: string;
  name: string;
  now: Date;
  /** Whether they may act on what a colleague has. */
  mayOverride: boolean;
  /** A colleague's name; null where it is not known here. */
  nameOf(memberId: string): string | null;
}

/** How a conversation will stand once the desk has done an act; the same object where that is as it stands. */
export type Guess = (conversation: Conversation) => Conversation;

interface Told {
  priority?: Priority;
  until?: string | null;
  add?: string[];
  remove?: string[];
  override?: boolean;
  to?: { kind: "member" | "team"; id: string } | null;
  /** Who had it when the actor decided; undefined where it does not matter. */
  heldBy?: string | null;
  reason?: string;
  memberId?: string | null;
}

type Guessing = (told: Told, actor: Actor) => Guess | null;

const over = { waitingSince: null, escalation: null, snoozedUntil: null, sla: null };
const awake = { state: "open", snoozedUntil: null } as const;
const raised: Record<Priority, Priority> = { low: "high", normal: "high", high: "urgent", urgent: "urgent" };

const handOver: Guessing = ({ to = null, heldBy }, { nameOf }) => {
  const assignee = to?.kind === "member" ? named(to.id, nameOf) : null;
  if (to?.kind === "member" && !assignee) return null;
  return (one) => {
    const holder = one.assignee?.id ?? null;
    const teamId = to?.kind === "team" ? to.id : one.teamId;
    const isSame = holder === (assignee?.id ?? null) && teamId === one.teamId;
    // Somebody was faster.
    const isOvertaken = heldBy !== undefined && heldBy !== holder;
    if (!isLive(one.state) || isSame || isOvertaken) return one;
    const state = one.state === "pending" ? "pending" : "open";
    return { ...one, assignee, teamId, state, handledBy: assignee ? "human" : "none", snoozedUntil: null };
  };
};

const escalate: Guessing = ({ reason = "", memberId = null }, { nameOf, now }) => {
  const assignee = memberId === null ? null : named(memberId, nameOf);
  if (memberId !== null && !assignee) return null;
  const escalation = { at: now.toISOString(), cause: "member" as const, reason };
  return (one) => {
    if (!isLive(one.state)) return one;
    const handledBy = assignee ? "human" : "none";
    return { ...one, ...awake, assignee, handledBy, priority: raised[one.priority], escalation };
  };
};

const takeUp: Guess = (one) => (isLive(one.state) ? one : { ...one, ...awake, closedAt: null });

function named(id: string, nameOf: Actor["nameOf"]): { id: string; name: string } | null {
  const name = nameOf(id);
  return name === null ? null : { id, name };
}

/** Acts whose outcome can be told beforehand, by the name of their procedure; the desk has the last word on each. */
const guesses: Record<string, Guessing> = {
  take:
    ({ override = false }, { memberId, name }) =>
    (one) => {
      // Somebody was faster.
      if (!isLive(one.state) || (one.assignee && !override)) return one;
      const state = one.state === "new" ? "open" : one.state;
      return { ...one, assignee: { id: memberId, name }, handledBy: "human", state };
    },
  transfer: handOver,
  assign: handOver,
  escalate,
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
  await: () => (one) =>
    isLive(one.state) ? { ...one, state: "pending", waitingSince: null, snoozedUntil: null } : one,
  snooze:
    ({ until = null }) =>
    (one) =>
      isLive(one.state) ? { ...one, state: "snoozed", snoozedUntil: until } : one,
  wake: () => (one) => (one.state === "snoozed" ? { ...one, ...awake } : one),
  close:
    (_, { now }) =>
    (one) =>
      isLive(one.state) ? { ...one, ...over, state: "closed", closedAt: now.toISOString() } : one,
  reopen: () => takeUp,
  markSpam: () => (one) => (one.state === "spam" ? one : { ...one, ...over, state: "spam", closedAt: null }),
  clearSpam: () => takeUp,
};

/** What an act on a conversation will come to, by its procedure and input; null for one that nobody can tell beforehand. */
export function guessAct(name: string, input: object, actor: Actor): Guess | null {
  return Object.hasOwn(guesses, name) ? (guesses[name]?.(input, actor) ?? null) : null;
}

/** The same of one act on many: what the actor may not touch it leaves as it is. */
export function guessBulk({ name, ...told }: { name: string }, actor: Actor): Guess | null {
  const guess = guessAct(name, told, actor);
  return (
    guess &&
    ((one) => {
      const isTheirs = one.assignee !== null && one.assignee.id !== actor.memberId;
      return isTheirs && !actor.mayOverride ? one : guess(one);
    })
  );
}
