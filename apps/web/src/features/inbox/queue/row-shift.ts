/** A row by its id; null where it was let go. */
export type RowId = string | null;

/**
 * By how many rows a list has to be scrolled so that its row `held` stays where it is, after `before` became `after`.
 * Where that row has gone, or has itself moved up to the top, the next one that is left is held instead.
 */
export function shiftOf(before: readonly RowId[], after: readonly RowId[], held: number): number {
  const places = placesIn(after);
  const rowsBefore = placesIn(before);
  const isInOrder = (index: number) => {
    const place = places.get(before[index] ?? "");
    if (place === undefined) return false;
    // A row that jumped over its successor moved by itself; it does not show how the others moved.
    const successor = after[place + 1] ?? null;
    return successor === null || (rowsBefore.get(successor) ?? Number.POSITIVE_INFINITY) > index;
  };
  for (let index = Math.max(held, 0); index < before.length; index += 1) {
    if (isInOrder(index)) return (places.get(before[index] ?? "") ?? index) - index;
  }
  return 0;
}

function placesIn(ids: readonly RowId[]): Map<string, number> {
  return new Map(ids.flatMap((id, index) => (id === null ? [] : [[id, index]])));
}
