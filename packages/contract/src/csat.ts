import type { TextByLanguage } from "./text-language.ts";

export const csatScales = ["five", "thumbs"] as const;
/** By which people say how they were helped: one to five, or a thumb up or down, which count as five and one. */
export type CsatScale = (typeof csatScales)[number];

export const csatTexts = ["ask", "thanks"] as const;
/** What the bot says: the question over the buttons, and the thanks once one is pressed, which may ask for a word. */
export type CsatText = (typeof csatTexts)[number];

/** Whether and how an inbox asks people how they were helped. */
export interface CsatPolicy {
  inboxId: string;
  isOn: boolean;
  scale: CsatScale;
  /** How long after the closing. */
  delayMinutes: number;
  /** Nobody is asked again within so many days. */
  againDays: number;
  /** For how long what they write next is taken for a word on it; 0 asks for none. */
  commentHours: number;
  texts: Record<CsatText, TextByLanguage>;
  /** 0 where it was never changed. */
  version: number;
}

export const csatLimits = {
  delayMinutesMax: 10_080,
  againDaysMax: 365,
  commentHoursMax: 168,
  textLength: 1000,
  /** A closing longer ago is asked about no more, where no server ran meanwhile. */
  lateMs: 24 * 3_600_000,
  /** For how long a rating may be changed. */
  changeMs: 24 * 3_600_000,
} as const;

/** What holds for an inbox until somebody decides otherwise. */
export const defaultCsat: Omit<CsatPolicy, "inboxId"> = {
  isOn: false,
  scale: "five",
  delayMinutes: 5,
  againDays: 7,
  commentHours: 24,
  texts: { ask: {}, thanks: {} },
  version: 0,
};

/** The buttons of a scale in their order: what each shows, and its rating of five. */
export const csatButtons: Record<CsatScale, readonly { label: string; rating: number }[]> = {
  five: [1, 2, 3, 4, 5].map((rating) => ({ label: `${rating} ⭐`, rating })),
  thumbs: [
    { label: "👍", rating: 5 },
    { label: "👎", rating: 1 },
  ],
};
