const lettersInLine = 80;

/** Above this many lines a text is folded. */
export const foldedLines = 30;

/** About how many lines of a bubble a text takes. */
export function linesOf(text: string): number {
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lettersInLine)), 0);
}
