type Facts = Record<string, unknown> | null;

/** A field of something that was changed; null where it had, or has, no value. */
export interface FieldChange {
  field: string;
  was: string | null;
  is: string | null;
}

/** The fields that differ between two states of a thing, in the order they are named. */
export function changesBetween(before: Facts, after: Facts): FieldChange[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return fields
    .map((field) => ({ field, was: wordOf(before?.[field]), is: wordOf(after?.[field]) }))
    .filter(({ was, is }) => was !== is);
}

function wordOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.map(wordOf).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
