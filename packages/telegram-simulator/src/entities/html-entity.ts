/** A character reference read from HTML: the code point and where reading goes on. */
export interface CharacterReference {
  codePoint: number;
  next: number;
}

const named = new Map([
  ["lt", 0x3c],
  ["gt", 0x3e],
  ["amp", 0x26],
  ["quot", 0x22],
]);

/**
 * Reads the reference at the `&` at byte `at`, or undefined when Telegram takes the ampersand literally. Only four
 * names are known, numbers may be decimal or hexadecimal, the semicolon may be left out.
 */
export function readCharacterReference(html: Buffer, at: number): CharacterReference | undefined {
  const ahead = html.toString("latin1", at + 1, at + 16);
  const numeric = /^#(?:x([0-9a-fA-F]*)|([0-9]*))/.exec(ahead);
  const word = /^[a-zA-Z]*/.exec(ahead)?.[0] ?? "";

  const length = numeric ? numeric[0].length + 1 : word.length + 1;
  const codePoint = numeric
    ? Number.parseInt(numeric[1] ?? numeric[2] ?? "", numeric[1] === undefined ? 10 : 16) || 0
    : (named.get(word) ?? 0);
  if (codePoint === 0 || codePoint >= 0x10ffff || (numeric && length >= 10)) return undefined;

  const end = at + length;
  return { codePoint, next: html[end] === 0x3b ? end + 1 : end };
}
