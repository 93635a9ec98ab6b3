import type { Named } from "./conversation-act.ts";

export const assignmentModes = ["off", "round_robin", "least_loaded"] as const;
/** Who gets what comes into an inbox: nobody by itself, each in turn, or whoever has least on their desk. */
export type AssignmentMode = (typeof assignmentModes)[number];

export const assignmentReasons = ["round_robin", "least_loaded", "last_handler"] as const;
/** Why somebody was given a conversation: by one of the modes, or since they answered this person last. */
export type AssignmentReason = (typeof assignmentReasons)[number];

export const assignmentObstacles = [
  "offline",
  "at_capacity",
  "outside_hours",
  "lacks_skill",
  "not_senior",
  "gave_it_away",
] as const;
/** Why somebody is not given a conversation. */
export type AssignmentObstacle = (typeof assignmentObstacles)[number];

/** How an inbox gives out by itself what comes into its queue, among those of the conversation's team who are online. */
export interface AssignmentPolicy {
  inboxId: string;
  mode: AssignmentMode;
  /** Whoever answered the person last comes first, if they can. */
  prefersLastHandler: boolean;
  /** Those who speak the person's language come before those who don't. */
  prefersLanguage: boolean;
  /** Nobody gets anything outside of their working hours. */
  respectsHours: boolean;
  /** Without this skill nobody gets anything; null for none. */
  skill: string | null;
  /** 0 where it was never changed. */
  version: number;
}

/** What holds in an inbox until somebody decides otherwise. */
export const defaultAssignment: Omit<AssignmentPolicy, "inboxId"> = {
  mode: "off",
  prefersLastHandler: false,
  prefersLanguage: false,
  respectsHours: true,
  skill: null,
  version: 0,
};

/** One of those who come into question, and what stands against them; nothing where the list is empty. */
export interface Considered extends Named {
  /** Conversations on their desk. */
  load: number;
  capacity: number | null;
  speaksIt: boolean;
  obstacles: AssignmentObstacle[];
}

/** Who would be given a conversation now, and why not the others. */
export interface AssignmentAnswer {
  chosen: (Named & { reason: AssignmentReason }) | null;
  considered: Considered[];
}
