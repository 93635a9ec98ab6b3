/** What no answer may hold: a stack, SQL, a path of the server's disk, the content of a file of it. */
const marks = [
  /node_modules[/\\]/,
  /\bat [\w.<>[\] ]+ \((?:file:|node:|\/)/,
  /\.ts:\d+:\d+/,
  /\b(?:insert into|delete from|update) "?\w+"? (?:set|where|\()/i,
  /\bselect\b[^"]{1,200}\bfrom\b "?\w+"?[^"]{0,80}\bwhere\b/i,
  /postgres(?:ql)?:\/\//,
  /violates (?:foreign key|unique|check|not-null) constraint/,
  /root:x?:0:0:/,
];

/** What a body holds that nobody may be told; null where there is nothing of it. */
export function leakIn(body: string, secrets: readonly string[]): string | null {
  for (const mark of marks) {
    const found = mark.exec(body);
    if (found) return `a leak: ${found[0].slice(0, 120)}`;
  }
  return secrets.some((secret) => body.includes(secret)) ? "a secret of the installation" : null;
}
