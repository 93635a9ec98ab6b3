/** Controls, line ends and changes of direction: they reach beyond the name, into what stands beside it. */
const unruly = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;
/** What nobody sees (UAX #44, Default_Ignorable_Code_Point), and the blank pattern of Braille. */
const invisible = /[\s\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** True for a name of one line that can be seen, and that leaves alone what stands beside it. */
export function isPlainName(name: string): boolean {
  return !unruly.test(name) && name.replaceAll(invisible, "") !== "";
}

/** What can be shown of a name that somebody chose elsewhere; empty where nobody would see anything of it. */
export function plainName(name: string): string {
  const ruly = name.toWellFormed().replaceAll(/[\u202A-\u202E\u2066-\u2069]/gu, "");
  const plain = ruly.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ").trim();
  return isPlainName(plain) ? plain : "";
}
