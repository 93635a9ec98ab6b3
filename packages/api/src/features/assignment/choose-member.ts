import {
  type AssignmentObstacle,
  type AssignmentPolicy,
  type AssignmentReason,
  isOpen,
  isSkilled,
} from "@frontdesk/contract";
import type { Candidate } from "./candidate.queries.ts";
import type { Wanted } from "./waiting.queries.ts";

interface Question {
  policy: AssignmentPolicy;
  wanted: Wanted;
  now: Date;
}

/** Whether somebody is here and takes more, whatever it is. */
export function hasRoom({ isOnline, capacity, load }: Candidate): boolean {
  return isOnline && (capacity === null || load < capacity);
}

/** All that stands against giving somebody a conversation; nothing where they can have it. */
export function obstaclesOf(candidate: Candidate, { policy, wanted, now }: Question): AssignmentObstacle[] {
  const { id, isOnline, isSenior, capacity, load, hours, skills } = candidate;
  const stands: Record<AssignmentObstacle, boolean> = {
    offline: !isOnline,
    at_capacity: capacity !== null && load >= capacity,
    outside_hours: policy.respectsHours && hours !== null && !isOpen(hours, now),
    lacks_skill: policy.skill !== null && !isSkilled(skills, policy.skill),
    not_senior: wanted.needsSenior && !isSenior,
    gave_it_away: wanted.gaveItAwayId === id,
  };
  return (Object.keys(stands) as AssignmentObstacle[]).filter((obstacle) => stands[obstacle]);
}

export interface Choice {
  member: Candidate;
  reason: AssignmentReason;
}

/**
 * Who gets a conversation; null where nobody can. The same question has the same answer: candidates are asked in their
 * order, in turn after `lastGivenTo`, and of those with the least the next in turn comes first.
 */
export function chooseMember(
  candidates: readonly Candidate[],
  { lastGivenTo, ...question }: Question & { lastGivenTo: string | null },
): Choice | null {
  const { policy, wanted } = question;
  const able = candidates.filter((candidate) => obstaclesOf(candidate, question).length === 0);
  const last = policy.prefersLastHandler && able.find(({ id }) => id === wanted.lastHandlerId);
  if (last) return { member: last, reason: "last_handler" };

  const speakers = policy.prefersLanguage ? able.filter((candidate) => speaks(candidate, wanted)) : [];
  const inTurn = turnedAfter(speakers.length > 0 ? speakers : able, lastGivenTo);
  const isInTurn = policy.mode === "round_robin";
  const [member] = isInTurn ? inTurn : inTurn.toSorted((one, other) => one.load - other.load);
  return member ? { member, reason: isInTurn ? "round_robin" : "least_loaded" } : null;
}

/** Whether somebody speaks the language of whoever writes. */
export function speaks({ languages }: Candidate, { language }: Pick<Wanted, "language">): boolean {
  return language !== null && languages.includes(language);
}

// Ids sort by when somebody joined; whoever had the last turn may be gone, or among the able no more.
function turnedAfter(able: readonly Candidate[], lastGivenTo: string | null): Candidate[] {
  if (lastGivenTo === null) return [...able];
  return [...able.filter(({ id }) => id > lastGivenTo), ...able.filter(({ id }) => id <= lastGivenTo)];
}
