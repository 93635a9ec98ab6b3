/** A word that is being typed and asks for suggestions: where it stands, and what follows its sign. */
export interface Trigger {
  sign: "/" | "@";
  start: number;
  end: number;
  query: string;
}

const word = { "/": /(?:^|\s)\/([\p{L}\p{N}._-]{0,32})$/u, "@": /(?:^|[\s(])@([\p{L}\p{N}._-]{0,32})$/u } as const;

/** The word before the caret that begins with this sign; null for none. */
export function triggerAt(text: string, caret: number, sign: Trigger["sign"]): Trigger | null {
  const query = word[sign].exec(text.slice(0, caret))?.[1];
  return query === undefined ? null : { sign, start: caret - query.length - 1, end: caret, query };
}

/** The text with something in the place of that word, and where the caret stands after it. */
export function replaceTrigger(text: string, { start, end }: Trigger, by: string): { text: string; caret: number } {
  return { text: text.slice(0, start) + by + text.slice(end), caret: start + by.length };
}
