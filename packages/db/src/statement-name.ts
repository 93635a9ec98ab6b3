/** The most statements a connection keeps; further ones are planned each time. */
const MOST_STATEMENTS = 300;
/** Statements with more values hold a list, and hardly come again with one of the same length. */
const MOST_VALUES = 32;

const names = new Map<string, string>();

/**
 * The name under which connections keep a statement prepared, the same for the same text; undefined for one that isn't
 * worth keeping. Under row security and with many joins PostgreSQL plans for longer than it runs.
 */
export function statementName(text: string, values: number): string | undefined {
  if (values > MOST_VALUES) return undefined;
  const known = names.get(text);
  if (known !== undefined || names.size === MOST_STATEMENTS) return known;
  const name = `desk_${names.size}`;
  names.set(text, name);
  return name;
}
