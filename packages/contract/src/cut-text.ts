/** The beginning of a text, at most `max` UTF-16 units of it and never half a surrogate pair; `…` ends what was cut. */
export function cutText(text: string, max: number): string {
  if (text.length <= max) return text;
  const isPairCut = /[\uD800-\uDBFF]/.test(text.charAt(max - 2));
  return `${text.slice(0, isPairCut ? max - 2 : max - 1)}…`;
}
