import { randomBytes } from "node:crypto";

/** Crockford's base 32: no letter that is taken for a digit or for another (https://www.crockford.com/base32.html). */
const letters = "0123456789abcdefghjkmnpqrstvwxyz";
const bytes = 16;
const length = 26;
const mistaken: Record<string, string> = { o: "0", i: "1", l: "1" };

/** A fresh code of 128 random bits: 26 letters and digits that can be read out, and fit a link to a bot (T13). */
export function freshCode(): string {
  let rest = BigInt(`0x${randomBytes(bytes).toString("hex")}`);
  let code = "";
  for (let place = 0; place < length; place++) {
    code = letters[Number(rest % 32n)] + code;
    rest /= 32n;
  }
  return code;
}

/** The code in groups, for people. */
export function inGroups(code: string): string {
  return code.match(/.{1,5}/g)?.join("-") ?? code;
}

/** The code that somebody typed, in groups or not, in capitals or with look-alikes; null for what is none. */
export function readCode(typed: string): string | null {
  const code = typed
    .toLowerCase()
    .replace(/[\s-]/g, "")
    .replace(/[oil]/g, (letter) => mistaken[letter] ?? letter);
  return code.length === length && [...code].every((letter) => letters.includes(letter)) ? code : null;
}
