import type { DraftKind } from "@frontdesk/contract";

export const writingModes = ["reply", "note", "update"] as const;
/** To the person, among colleagues, or to the person as word of how their matter stands (D9). */
export type WritingMode = (typeof writingModes)[number];

/** As which draft it is kept. */
export function draftKindOf(mode: WritingMode): DraftKind {
  return mode === "note" ? "note" : "reply";
}
