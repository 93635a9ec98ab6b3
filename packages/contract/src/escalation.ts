import type { TextLanguage } from "./text-language.ts";

/** When the desk itself calls for a person, throughout a workspace. */
export interface EscalationPolicy {
  /** After so many messages that no member has answered; null for never. */
  unansweredLimit: number | null;
  /** Words that call for one in any of their forms, by the language whose grammar they follow. */
  words: { [Language in TextLanguage]?: string[] | undefined };
  version: number;
}

export const escalationLimits = {
  unansweredMin: 2,
  unansweredMax: 50,
  /** What is written within this span counts as one message. */
  burstMs: 60_000,
  wordLength: 60,
  wordsEach: 100,
} as const;

/** What holds until a workspace decides otherwise. */
export const defaultEscalation: Omit<EscalationPolicy, "version"> = {
  unansweredLimit: 5,
  words: {
    en: ["operator", "human", "real person", "complaint", "complain", "problem", "manager"],
    ru: ["оператор", "живой человек", "жалоба", "жаловаться", "проблема", "менеджер"],
  },
};

/** How many bursts some moments make, in order: one lasts from its first moment for a minute. */
export function countBursts(moments: readonly Date[]): number {
  let bursts = 0;
  let beganAt = Number.NEGATIVE_INFINITY;
  for (const moment of moments) {
    if (moment.getTime() - beganAt < escalationLimits.burstMs) continue;
    bursts += 1;
    beganAt = moment.getTime();
  }
  return bursts;
}

/** Stretches of a text that are no words of its author's: addresses, names, commands. */
const notWords = new Set(["url", "email", "mention", "bot_command", "phone_number", "hashtag", "cashtag"]);

/**
 * A text as its words are looked for: letters and numbers alone, `ё` as `е`, without addresses and commands. `operator`
 * in `operator@example.org` calls nobody.
 */
export function wordsIn(text: string, entities: readonly { type: string; offset: number; length: number }[]): string {
  let plain = text;
  for (const { type, offset, length } of entities)
    if (notWords.has(type)) plain = plain.slice(0, offset) + " ".repeat(length) + plain.slice(offset + length);
  return plain
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
}
