import type { CannedVariant, Kept } from "./canned-reply.ts";

/** One step of a guide: what is said, in one or more languages. */
export interface GuideStep {
  variants: CannedVariant[];
}

/** Instructions that are sent one step after another. */
export interface Guide extends Kept {
  steps: GuideStep[];
}

/** How far a conversation has been led through a guide. */
export interface GuideProgress {
  guideId: string;
  /** Steps that are behind, sent or skipped. */
  step: number;
}

export const guideLimits = { steps: 30 } as const;
