const excerptLength = 140;

/** What the queue shows of a message: its beginning on one line, or a sign of the photo where nothing is said. */
export function excerptOf(text: string, hasPhoto: boolean): string {
  const line = text.replaceAll(/\s+/g, " ").trim() || (hasPhoto ? "📷" : "");
  return line.length <= excerptLength ? line : `${line.slice(0, excerptLength - 1).toWellFormed()}…`;
}
