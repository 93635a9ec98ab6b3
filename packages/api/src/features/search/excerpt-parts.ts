import type { ExcerptPart } from "@frontdesk/contract";

/** What stands before and after a match: characters that nobody can type. */
export const marks = { before: "\u0002", after: "\u0003" } as const;

/** Takes a marked excerpt apart; a text without marks is one part. */
export function excerptParts(marked: string): ExcerptPart[] {
  const [head = "", ...rest] = marked.split(marks.before);
  const parts = rest.flatMap((piece) => {
    const [match = "", plain = ""] = piece.split(marks.after);
    return [
      { text: match, isMatch: true },
      { text: plain, isMatch: false },
    ];
  });
  return [{ text: head, isMatch: false }, ...parts].filter(({ text }) => text !== "");
}
