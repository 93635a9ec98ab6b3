import type { BusinessHours } from "./business-hours.ts";
import type { TextLanguage } from "./text-language.ts";

/** How much of what comes in by itself a member takes, and when. */
export interface Working {
  /** From this many conversations on their desk on, nothing comes to them by itself; null for any number. */
  capacity: number | null;
  /** Null where they keep no hours. */
  hours: BusinessHours | null;
  /** Short labels, as the workspace calls what somebody must know. */
  skills: string[];
  languages: TextLanguage[];
}

export const workingLimits = { capacityMax: 500, skillLength: 40, skills: 20, languages: 20 } as const;

/** Whether a skill is among some; however its letters are written it is the same. */
export function isSkilled(skills: readonly string[], wanted: string): boolean {
  return skills.some((skill) => skill.toLowerCase() === wanted.toLowerCase());
}

/** How many conversations a member has on their desk: new, open or pending. */
export interface Workload {
  memberId: string;
  load: number;
}

/** To whom the live conversations of somebody who leaves go: back to the queue, on by the inboxes' policies, or to one. */
export type HandOver = { to: "queue" | "assignment" } | { to: "member" | "team"; id: string };
