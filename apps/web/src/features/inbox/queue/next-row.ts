import type { RowId } from "./row-shift.ts";

interface Left {
  id: string;
  /** The rows of the queue when it last stood among them. */
  stood: readonly RowId[];
  /** The rows that are listed now. */
  listed: readonly RowId[];
}

/**
 * The row to go on with after one is done: the next behind where it last stood, before it at the end, and the first where
 * it never stood in this queue; null where no other is known.
 */
export function nextRow({ id, stood, listed }: Left): string | null {
  const at = stood.indexOf(id);
  const known = new Set(listed);
  const inTurn = [...stood.slice(at + 1), ...stood.slice(0, Math.max(at, 0)).reverse(), ...listed];
  return inTurn.find((each) => each !== null && each !== id && known.has(each)) ?? null;
}
